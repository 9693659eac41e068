package org.blamelesswiki.postmortems.text;

import java.util.Locale;

/** What a section is for; some rules hold only in some sections. */
public enum SectionRole {
  SUMMARY("summary|overview|tl;dr|tldr|abstract|what happened|description"),
  IMPACT("impact|affected|damage|customer effect"),
  TIMELINE("timeline|time line|chronology|sequence of events|log of events"),
  KNOWN_AT_THE_TIME("known at the time|what was known|what people saw"),
  DETECTION("detection|detected|how we found"),
  RESPONSE("response|mitigation|resolution|recovery|how we fixed"),
  CAUSES("cause|factor|why it happened|trigger|diagnosis|analysis|5 whys"),
  WENT_WELL("went well|worked well|went right|good|positive"),
  WENT_POORLY("went poorly|went wrong|went badly|not go well|went less well|bad"),
  GOT_LUCKY("lucky|luck"),
  LESSONS("lesson|learn|takeaway|reflection|discussion|retrospective"),
  ACTION_ITEMS(
      "action|follow-up|follow up|next step|to do|todo|remediation|prevention|preventative|preventive|corrective|improvement|what we will"),
  PEOPLE("people|participant|responder|attendee|role|owner|author"),
  OTHER("");

  /** What its headings contain, separated by bars. */
  private final String words;

  SectionRole(String words) {
    this.words = words;
  }

  /**
   * What a section of this heading is for. Every parser asks here, so that a heading means the same
   * in every wiki.
   */
  public static SectionRole ofHeading(String heading) {
    String lower = heading.toLowerCase(Locale.ROOT);
    // a known phrase beats a single word: "what went well in the response" is no response section
    for (SectionRole role :
        new SectionRole[] {KNOWN_AT_THE_TIME, WENT_WELL, WENT_POORLY, GOT_LUCKY, ACTION_ITEMS}) {
      if (role.isNamedIn(lower)) {
        return role;
      }
    }
    for (SectionRole role : values()) {
      if (role.isNamedIn(lower)) {
        return role;
      }
    }
    return OTHER;
  }

  private boolean isNamedIn(String heading) {
    for (String word : words.split("\\|", -1)) {
      int at = heading.indexOf(word);
      if (!word.isEmpty() && at >= 0 && (at == 0 || !Character.isLetter(heading.charAt(at - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** The name in rule files, such as {@code action-items}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
