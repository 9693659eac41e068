package org.blamelesswiki.postmortems.confluence;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import org.blamelesswiki.postmortems.confluence.save.Coverage;
import org.blamelesswiki.postmortems.confluence.save.SaveHook;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings;
import org.blamelesswiki.postmortems.confluence.save.SaveNet;
import org.blamelesswiki.postmortems.confluence.save.SelfTrip;
import org.blamelesswiki.postmortems.confluence.storage.InlineTasks;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.web.ActionItemsMacro;
import org.blamelesswiki.postmortems.web.Application;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.TrackerDesk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The core put together for Confluence. Started by the first request that needs it: the store
 * cannot be asked before the plugin is enabled.
 */
@Component
public final class Plugin implements DisposableBean {

  /** The address of our screens below Confluence's. */
  public static final String SCREENS = "/plugins/servlet/postmortems";

  /** The emergency switch: {@code -Dorg.blamelesswiki.postmortems.gate=off}. */
  static final String SWITCH = "org.blamelesswiki.postmortems.gate";

  private static final Logger log = LoggerFactory.getLogger(Plugin.class);

  private final Confluence confluence;
  private final ApplicationLinks links;
  private final WikiAddress address;
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private @Nullable Started started;

  public Plugin(Confluence confluence, ApplicationLinks links, WikiAddress address) {
    this.confluence = confluence;
    this.links = links;
    this.address = address;
  }

  private record Started(
      Application application,
      SaveHook saveHook,
      SaveNet saveNet,
      Setting<SaveHookSettings> hookSettings,
      Coverage coverage) {}

  public Confluence confluence() {
    return confluence;
  }

  public Application application() {
    return started().application();
  }

  SaveHook saveHook() {
    return started().saveHook();
  }

  /** What looks at a page once it is saved. */
  SaveNet saveNet() {
    return started().saveNet();
  }

  /** How far the save hook goes. */
  Setting<SaveHookSettings> hookSettings() {
    return started().hookSettings();
  }

  /** What the save hook has seen on this node. */
  Coverage coverage() {
    return started().coverage();
  }

  /** Whether somebody threw the emergency switch. */
  static boolean isSwitchedOff() {
    return "off".equalsIgnoreCase(System.getProperty(SWITCH));
  }

  /** The addresses of the wiki for a request below {@code contextPath}. */
  public static Request.Site site(String contextPath) {
    return new Request.Site(contextPath, contextPath + SCREENS);
  }

  /** The same for a screen, which shows the ways to the admin screens that only we have. */
  Request.Site siteOfScreens(String contextPath) {
    return new Request.Site(
        contextPath,
        contextPath + SCREENS,
        List.of(new Request.HostScreen("save-hook", HookScreens.notice(hookSettings().value()))));
  }

  private synchronized Started started() {
    Started now = started;
    if (now == null) {
      now = start();
      started = now;
    }
    return now;
  }

  private Started start() {
    Wiki wiki =
        confluence.wiki((page, author) -> WaitingPage.open(application().drafts(), page, author));
    InlineTasks tasks = new InlineTasks(confluence.users());
    TrackerDesk.Ways ways =
        new TrackerDesk.Ways(
                tokens -> TrackerDesk.Ways.direct(tokens).orApplicationLink(links.transports()),
                links::withUser,
                page -> new ActionItemsMacro.Extra(List.of(), tasks.in(page.source())),
                links::links)
            .with(new IssueWriting(this, address));
    Application application = Application.start(wiki, clock, KnownPeople.none(), ways);
    Setting<SaveHookSettings> settings = SaveHookSettings.in(confluence.store());
    application.whenForgotten(user -> SaveHookSettings.forget(settings, user));
    Coverage coverage = new Coverage(clock);
    SaveHook hook =
        new SaveHook(
            new SaveHook.Host(
                confluence.savedContent(),
                confluence.spaces(),
                confluence.users()::current,
                confluence.format(),
                Plugin::isSwitchedOff),
            application.gate(),
            application.site(),
            settings,
            coverage,
            new SelfTrip(settings, this::tellAdmins, clock));
    SaveNet net =
        new SaveNet(application.gate(), new KeptSentences(confluence.store()), confluence.format());
    return new Started(application, hook, net, settings, coverage);
  }

  /** The same executor, working for the user whose thread hands it a task. */
  Executor withUser(Executor executor) {
    return links.withUser(executor);
  }

  private void tellAdmins(SaveHookSettings tripped) {
    log.warn("The save hook has gone back to advice: {}", tripped.tripped());
    for (String admin : tripped.tell()) {
      I18n texts = I18n.of(confluence.users().locale(admin));
      confluence
          .notifications()
          .send(
              admin,
              texts.text("hook.mail.subject"),
              texts.text(HookScreens.notice(tripped)) + "\n\n" + texts.text("hook.mail.text"));
    }
  }

  @Override
  public synchronized void destroy() {
    Started now = started;
    if (now != null) {
      now.application().close();
      started = null;
    }
  }
}
