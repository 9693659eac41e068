package org.blamelesswiki.postmortems.confluence;

import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;

/** The plugin as a Confluence would put it together, with fakes of the host's services. */
final class PluginInFake {

  private PluginInFake() {}

  static Plugin of(FakeConfluence wiki) {
    return new Plugin(
        new Confluence(
            wiki.activeObjects(),
            wiki.pageManager(),
            wiki.spaceManager(),
            wiki.permissionManager(),
            wiki.userAccessor(),
            wiki.userManager(),
            wiki.localeManager(),
            wiki.mail(),
            new WikiAddress(wiki.properties()),
            wiki.transactions()),
        new ApplicationLinks(wiki.links(), wiki.executors()),
        new WikiAddress(wiki.properties()));
  }
}
