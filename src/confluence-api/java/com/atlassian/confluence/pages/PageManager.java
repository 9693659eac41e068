package com.atlassian.confluence.pages;

import com.atlassian.confluence.spaces.Space;
import java.util.List;

/**
 * Source: Slack integration and ONLYOFFICE, compiled for 10.0; {@code getPages} from ScriptRunner's
 * samples, its return type unconfirmed.
 */
public interface PageManager {

  AbstractPage getAbstractPage(long id);

  Page getPage(String spaceKey, String title);

  List<Page> getPages(Space space, boolean currentOnly);
}
