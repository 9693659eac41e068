package org.blamelesswiki.postmortems.osgi;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.applinks.api.ApplicationLinkService;
import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.SpaceManager;
import com.atlassian.confluence.user.UserAccessor;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.executor.ThreadLocalDelegateExecutorFactory;
import com.atlassian.sal.api.transaction.TransactionTemplate;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.web.context.HttpContext;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;

/** Registers the services of a fake Confluence in the framework. */
final class HostServices {

  private HostServices() {}

  static OsgiHost register(OsgiHost host, FakeConfluence wiki) {
    return host.service(ActiveObjects.class, wiki.activeObjects())
        .service(PageManager.class, wiki.pageManager())
        .service(SpaceManager.class, wiki.spaceManager())
        .service(PermissionManager.class, wiki.permissionManager())
        .service(UserAccessor.class, wiki.userAccessor())
        .service(UserManager.class, wiki.userManager())
        .service(LocaleManager.class, wiki.localeManager())
        .service(EventPublisher.class, wiki.events())
        .service(ApplicationLinkService.class, wiki.links())
        .service(ThreadLocalDelegateExecutorFactory.class, wiki.executors())
        .service(WebSudoManager.class, wiki.webSudo())
        .service(LoginUriProvider.class, wiki.logins())
        .service(XsrfTokenAccessor.class, wiki.tokens())
        .service(ApplicationProperties.class, wiki.properties())
        .service(TransactionTemplate.class, wiki.transactions())
        .service(MailServerManager.class, wiki.mail())
        .service(HttpContext.class, wiki.http());
  }
}
