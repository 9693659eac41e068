package org.blamelesswiki.postmortems.phrasing;

/**
 * Words of a sentence that stand for people.
 *
 * @param start the first token
 * @param end the first token behind the head of the phrase
 * @param longEnd the first token behind what is said about them ("from the data team", ", who was
 *     on call,"); the same as {@code end} if nothing is
 * @param kind what kind of phrase, one of the bits below
 */
record PeoplePhrase(int start, int end, int longEnd, int kind) {

  /** A given name, a name of the directory, or a handle or mention. */
  static final int NAMED = 1;

  /** A role: "the on-call engineer", "an operator". */
  static final int ROLE = 1 << 1;

  /** A team, department, vendor, management. */
  static final int TEAM = 1 << 2;

  /** He, she, they, who. */
  static final int PRONOUN = 1 << 3;

  /** Someone, nobody, everybody, people, whoever. */
  static final int INDEFINITE = 1 << 4;

  static final int WE = 1 << 5;
  static final int I = 1 << 6;
  static final int YOU = 1 << 7;

  /** A capitalised word nobody knows; a person only where the verb is one of people. */
  static final int UNKNOWN_NAME = 1 << 8;

  /** All of them. */
  static final int ANYBODY = (UNKNOWN_NAME << 1) - 1;

  /** Anybody but the author, the author's own group, and the reader. */
  static final int OTHERS = NAMED | ROLE | TEAM | PRONOUN | INDEFINITE;
}
