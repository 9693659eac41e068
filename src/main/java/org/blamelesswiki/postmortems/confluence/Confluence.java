package org.blamelesswiki.postmortems.confluence;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.SpaceManager;
import com.atlassian.confluence.user.UserAccessor;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.transaction.TransactionTemplate;
import com.atlassian.sal.api.user.UserManager;
import org.blamelesswiki.postmortems.confluence.host.ActiveObjectsStore;
import org.blamelesswiki.postmortems.confluence.host.ConfluencePages;
import org.blamelesswiki.postmortems.confluence.host.ConfluenceSpaces;
import org.blamelesswiki.postmortems.confluence.host.Mail;
import org.blamelesswiki.postmortems.confluence.host.StoredSiteKey;
import org.blamelesswiki.postmortems.confluence.host.Transactions;
import org.blamelesswiki.postmortems.confluence.host.Users;
import org.blamelesswiki.postmortems.confluence.save.SavedContent;
import org.blamelesswiki.postmortems.confluence.storage.StorageFormat;
import org.blamelesswiki.postmortems.spi.Editor;
import org.blamelesswiki.postmortems.spi.Notifications;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.SiteKey;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Confluence as the core sees it: every host service the core needs, behind the core's names. */
@Component
public final class Confluence implements DisposableBean {

  private final Store store;
  private final SiteKey siteKey;
  private final Users users;
  private final ConfluencePages pages;
  private final Spaces spaces;
  private final StorageFormat format;
  private final Mail mail;
  private final Transactions transactions;

  /** Takes the host's services; none of them is called yet. */
  public Confluence(
      @ComponentImport ActiveObjects activeObjects,
      @ComponentImport PageManager pageManager,
      @ComponentImport SpaceManager spaceManager,
      @ComponentImport PermissionManager permissionManager,
      @ComponentImport UserAccessor userAccessor,
      @ComponentImport("salUserManager") UserManager userManager,
      @ComponentImport LocaleManager localeManager,
      @ComponentImport MailServerManager mailServerManager,
      WikiAddress address,
      @ComponentImport TransactionTemplate transactionTemplate) {
    store = new ActiveObjectsStore(activeObjects);
    siteKey = new StoredSiteKey(store);
    users = new Users(userAccessor, userManager, localeManager);
    format = new StorageFormat(users);
    pages = new ConfluencePages(pageManager, spaceManager, permissionManager, users, format);
    spaces = new ConfluenceSpaces(spaceManager, permissionManager, users);
    mail =
        new Mail(mailServerManager, users, path -> address.whole(Plugin.SCREENS + path).toString());
    transactions = new Transactions(transactionTemplate);
  }

  /** The wiki with an editor of the plugin's choice. */
  Wiki wiki(Editor editor) {
    return new Wiki(
        transactions.around(Pages.class, pages),
        spaces(),
        users::isInGroup,
        users,
        editor,
        format,
        store,
        siteKey,
        mail,
        true);
  }

  /** How users are told something. */
  Notifications notifications() {
    return mail;
  }

  @Override
  public void destroy() {
    mail.close();
  }

  public Store store() {
    return store;
  }

  public Users users() {
    return users;
  }

  public Spaces spaces() {
    return transactions.around(Spaces.class, spaces);
  }

  public StorageFormat format() {
    return format;
  }

  public ConfluencePages pages() {
    return pages;
  }

  /** What the save hook asks of pages, drafts among them. */
  public SavedContent savedContent() {
    return transactions.around(SavedContent.class, pages.savedContent());
  }
}
