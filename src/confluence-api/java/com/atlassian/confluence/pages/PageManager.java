package com.atlassian.confluence.pages;

import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.core.Modification;
import com.atlassian.confluence.spaces.Space;
import java.util.List;

/**
 * Source: Slack integration and ONLYOFFICE, compiled for 10.0; {@code getPages} from ScriptRunner's
 * samples, its return type unconfirmed; {@code saveNewVersion}, inherited there, from public
 * plugins for 8 and 9.
 */
public interface PageManager {

  AbstractPage getAbstractPage(long id);

  Page getPage(String spaceKey, String title);

  <T extends ContentEntityObject> void saveNewVersion(T page, Modification<T> modification);

  List<Page> getPages(Space space, boolean currentOnly);
}
