package org.blamelesswiki.postmortems.text;

/** What a section is for; some rules hold only in some sections. */
public enum SectionRole {
  SUMMARY,
  IMPACT,
  TIMELINE,
  KNOWN_AT_THE_TIME,
  DETECTION,
  RESPONSE,
  CAUSES,
  WENT_WELL,
  WENT_POORLY,
  GOT_LUCKY,
  LESSONS,
  ACTION_ITEMS,
  PEOPLE,
  OTHER
}
