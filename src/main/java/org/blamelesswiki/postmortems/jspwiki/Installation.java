package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import org.apache.wiki.api.core.ContextEnum;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.auth.permissions.PagePermission;
import org.apache.wiki.auth.permissions.PermissionFactory;
import org.apache.wiki.content.PageRenamer;
import org.apache.wiki.event.WikiEventManager;
import org.apache.wiki.filters.FilterManager;
import org.apache.wiki.filters.SpamFilter;
import org.apache.wiki.htmltowiki.HtmlStringToWikiTranslator;
import org.apache.wiki.pages.PageManager;
import org.apache.wiki.util.TextUtil;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Drafts;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.web.Application;
import org.blamelesswiki.postmortems.web.TrackerDesk;
import org.jdom2.JDOMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin inside one wiki: the core, and the translators around it. */
final class Installation implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Installation.class);

  /** Wiki property: the folder of the plugin's own files. */
  static final String STORE_PROPERTY = "postmortems.store";

  private static final String PAGES_PROPERTY = "jspwiki.fileSystemProvider.pageDir";
  private static final String DEFAULT_STORE = "blameless-postmortems";
  private static final String ATTRIBUTE = Installation.class.getName();

  /** After the content filters of others, before the index of references and the search. */
  private static final int SAVE_FILTER_PRIORITY = -500;

  private final Engine engine;
  private final Visitors visitors;
  private final ListedSpaces spaces;
  private final WikiPages pages;
  private final Application application;
  private final PageSaves saves;
  private final SavedPages savedPages;
  private final ScheduledExecutorService background;

  private Installation(Engine engine, Path folder, Clock clock) throws IOException {
    this.engine = engine;
    background = Executors.newSingleThreadScheduledExecutor(Installation::daemon);
    visitors = new Visitors(engine);
    spaces = new ListedSpaces(visitors, this::site, engine.getApplicationName());
    pages = new WikiPages(engine, visitors, spaces);
    WikiUsers users = new WikiUsers(engine, clock);
    FileStore store = FileStore.open(folder.resolve("rows"));
    Wiki wiki =
        new Wiki(
            pages,
            spaces,
            visitors,
            users,
            (page, author) -> editor().open(page, author),
            source -> WikiMarkup.read(source).document(),
            store,
            new FileSiteKey(folder.resolve("site.key")),
            new MailNotifications(engine, background),
            false);
    TrackerDesk.Ways ways = TrackerDesk.Ways.DIRECT.with(new IssueWriting(engine));
    application = Application.start(wiki, clock, users, ways);
    saves =
        new PageSaves(
            application.site(), spaces, pages, application.register(), application.gate());
    savedPages = new SavedPages(engine, pages, application);
  }

  /** Starts the plugin in {@code engine} and leaves it where {@link #in} finds it. */
  static void start(Engine engine, Properties properties) throws IOException {
    Installation installation =
        new Installation(engine, folder(properties), Clock.system(ZoneId.systemDefault()));
    engine
        .getManager(FilterManager.class)
        .addPageFilter(new SaveFilter(installation), SAVE_FILTER_PRIORITY);
    Future<?> daily =
        installation.background.scheduleWithFixedDelay(
            installation::removeExpiredDrafts, 0, 1, TimeUnit.DAYS);
    Future<?> hourly =
        installation.background.scheduleWithFixedDelay(
            installation::dailyWork, 1, 60, TimeUnit.MINUTES);
    log.debug("looked through: drafts {}, what is due {}", daily, hourly);
    installation.background.execute(installation.savedPages::catchUp);
    installation.background.execute(installation.savedPages::compareDrafts);
    WikiEventManager.addWikiEventListener(
        engine.getManager(PageManager.class), installation.savedPages);
    WikiEventManager.addWikiEventListener(
        engine.getManager(PageRenamer.class), installation.savedPages);
    engine.getServletContext().setAttribute(ATTRIBUTE, installation);
  }

  private void removeExpiredDrafts() {
    try {
      application.drafts().removeExpired();
    } catch (RuntimeException e) {
      log.warn("expired drafts could not be removed; tried again tomorrow", e);
    }
  }

  /** Asked for every hour, done once a day: whatever restarts, nobody is reminded twice. */
  private void dailyWork() {
    try {
      application.daily();
    } catch (RuntimeException e) {
      log.warn("owners could not be reminded of what is due; tried again within an hour", e);
    }
  }

  /** The installation of a web application; empty when it did not start. */
  static Optional<Installation> in(ServletContext context) {
    return Optional.ofNullable((Installation) context.getAttribute(ATTRIBUTE));
  }

  /** The installation a macro runs in; empty when it did not start. */
  static Optional<Installation> in(Engine engine) {
    return Optional.ofNullable(engine.getServletContext()).flatMap(Installation::in);
  }

  /**
   * Where our files are: where the admin says, else beside the pages, so that whoever saves the
   * pages saves them too.
   */
  private static Path folder(Properties properties) {
    String named = properties.getProperty(STORE_PROPERTY, "").strip();
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    String pageFolder = properties.getProperty(PAGES_PROPERTY, "").strip();
    if (pageFolder.isEmpty()) {
      throw new IllegalStateException(
          "the wiki property " + STORE_PROPERTY + " has to name a folder for the plugin's files");
    }
    return Path.of(pageFolder, DEFAULT_STORE);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "postmortems-background");
    thread.setDaemon(true);
    return thread;
  }

  Engine engine() {
    return engine;
  }

  Visitors visitors() {
    return visitors;
  }

  ListedSpaces spaces() {
    return spaces;
  }

  WikiPages pages() {
    return pages;
  }

  Application application() {
    return application;
  }

  PageSaves saves() {
    return saves;
  }

  SavedPages savedPages() {
    return savedPages;
  }

  /** Where the wiki is: times are shown in it. */
  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  /** Whose drafts a request makes: the user's, or those of the session of a visitor. */
  String owner(CurrentRequest request) {
    return visitors.of(request.session()).id().orElseGet(() -> visitor(request));
  }

  /** A draft of whoever sends the request, also one from before they logged in. */
  Optional<Draft> draft(String token, CurrentRequest request) {
    Drafts drafts = application.drafts();
    return drafts.find(token, owner(request)).or(() -> drafts.find(token, visitor(request)));
  }

  /** Forgets the drafts for a page of whoever sends the request: it was saved. */
  void forgetDrafts(String page, CurrentRequest request) {
    application.drafts().forget(owner(request), page);
    application.drafts().forget(visitor(request), page);
  }

  private static String visitor(CurrentRequest request) {
    return "visitor " + request.token();
  }

  /** What JSPWiki's editor would carry to tell a conflict by, were it opened now. */
  String conflictMark(String pageName, HttpServletRequest http) {
    Page page = engine.getManager(PageManager.class).getPage(pageName);
    return SpamFilter.getSpamHash(
        page == null ? org.apache.wiki.api.spi.Wiki.contents().page(engine, pageName) : page, http);
  }

  /** Whether JSPWiki would let whoever sends the request edit the page, or comment on it. */
  boolean mayEdit(String pageName, boolean isComment, CurrentRequest request) {
    String action = isComment ? PagePermission.COMMENT_ACTION : PagePermission.EDIT_ACTION;
    Page page = engine.getManager(PageManager.class).getPage(pageName);
    return visitors.may(
        visitors.of(request.session()),
        page == null
            ? PermissionFactory.getPagePermission(
                engine.getApplicationName() + ":" + pageName, action)
            : PermissionFactory.getPagePermission(page, action));
  }

  /**
   * What JSPWiki makes of the text of its WYSIWYG editors; the text as it came where JSPWiki cannot
   * read it, so that it is not lost.
   */
  String markupOf(String html, HttpServletRequest http) {
    org.apache.wiki.api.core.Context context =
        org.apache.wiki.api.spi.Wiki.context()
            .create(engine, http, ContextEnum.PAGE_EDIT.getRequestContext());
    try {
      return TextUtil.normalizePostData(
          new HtmlStringToWikiTranslator(engine).translate(html, context));
    } catch (JDOMException | IOException | ReflectiveOperationException | RuntimeException e) {
      log.warn("a text of the visual editor was kept as it came: {}", e.getClass().getName());
      return html;
    }
  }

  private DraftEditor editor() {
    return new DraftEditor(pages, application.drafts(), this::site);
  }

  private SiteSettings site() {
    return application.site().value();
  }

  @Override
  public void close() {
    background.shutdownNow();
    application.close();
  }
}
