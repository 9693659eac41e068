package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;

/**
 * Help for the author of a section: it stands in the page's text, and readers see nothing of it.
 */
public final class GuidancePlugin implements Plugin {

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    return "";
  }
}
