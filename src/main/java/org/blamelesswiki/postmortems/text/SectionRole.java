package org.blamelesswiki.postmortems.text;

import java.util.Locale;

/** What a section is for; some rules hold only in some sections. */
public enum SectionRole {
  SUMMARY(
      "summary|overview|tl;dr|tldr|abstract|what happened|description"
          + "|zusammenfassung|überblick|kurzfassung"),
  IMPACT("impact|affected|damage|customer effect" + "|auswirkung|betroffen|wen es betraf"),
  TIMELINE(
      "timeline|time line|chronology|sequence of events|log of events"
          + "|zeitverlauf|zeitleiste|zeitachse|chronologie|ablauf|was geschah|was passiert"),
  KNOWN_AT_THE_TIME(
      "known at the time|what was known|what people saw" + "|damals bekannt|was bekannt war"),
  DETECTION("detection|detected|how we found" + "|entdeckung|erkennung|wie wir es bemerkt"),
  RESPONSE(
      "response|mitigation|resolution|recovery|how we fixed"
          + "|reaktion|linderung|behebung|wiederherstellung"),
  CAUSES(
      "cause|factor|why it happened|trigger|diagnosis|analysis|5 whys"
          + "|ursache|beitragende faktor|auslöser|diagnose|analyse"),
  WENT_WELL(
      "went well|worked well|went right|good|positive"
          + "|gut lief|lief gut|gut gelaufen|gut funktioniert"),
  WENT_POORLY(
      "went poorly|went wrong|went badly|not go well|went less well|bad"
          + "|schlecht lief|lief schlecht|schlecht gelaufen|nicht gut lief|im weg stand"),
  GOT_LUCKY("lucky|luck" + "|glück"),
  LESSONS(
      "lesson|learn|takeaway|reflection|discussion|retrospective" + "|erkenntnis|lehre|gelernt"),
  ACTION_ITEMS(
      "action|follow-up|follow up|next step|to do|todo|remediation|prevention|preventative|preventive|corrective|improvement|what we will"
          + "|maßnahme|nächste schritte|wie geht es weiter"),
  PEOPLE("people|participant|responder|attendee|role|owner|author" + "|beteiligte|personen|rollen"),
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
