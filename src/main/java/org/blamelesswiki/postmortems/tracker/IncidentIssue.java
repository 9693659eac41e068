package org.blamelesswiki.postmortems.tracker;

import java.util.Map;

/**
 * An issue that is an incident.
 *
 * @param key its key
 * @param project the project it is in, as its tracker names it
 * @param title its summary
 * @param fields the fields that were asked for, as words; of a list the parts joined by commas. One
 *     that is not there or says nothing has no entry
 */
public record IncidentIssue(String key, String project, String title, Map<String, String> fields) {
  public IncidentIssue {
    fields = Map.copyOf(fields);
  }
}
