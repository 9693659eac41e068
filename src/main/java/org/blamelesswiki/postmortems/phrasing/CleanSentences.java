package org.blamelesswiki.postmortems.phrasing;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.blamelesswiki.postmortems.text.Span;
import org.blamelesswiki.postmortems.text.Token;

/**
 * Remembers that a sentence had nothing to suggest, so that checking a page again costs only what
 * changed. It holds no text: a number for a sentence, made with a secret of this process, in a
 * table of fixed size whose places are taken over by newer sentences. Thread-safe.
 */
final class CleanSentences {

  /** Sixteen pages of a thousand sentences; 128 kB. */
  static final int PLACES = 1 << 14;

  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final long FREE = 0;
  private static final int BUCKET = 4;

  private final AtomicLongArray places;
  private final long secret = new SecureRandom().nextLong();
  private final KnownPeople people;

  /**
   * A memory of so many sentences.
   *
   * @param places a power of two from 4 on, or 0 for a memory that holds nothing
   * @param people who is a person: somebody who was none before makes another sentence of the same
   *     words
   */
  CleanSentences(int places, KnownPeople people) {
    this.places = new AtomicLongArray(places);
    this.people = people;
  }

  /** A number for all that the check can see of a sentence. */
  long numberOf(AnalysedSentence sentence, boolean theyArePeople) {
    if (places.length() == 0) {
      return FREE;
    }
    Span span = sentence.span();
    String text = sentence.blockText();
    long number = mixed(secret, sentence.role().name().hashCode() * 2 + (theyArePeople ? 1 : 0));
    for (int i = span.start(); i < span.end(); i++) {
      number = mixed(number, text.charAt(i));
    }
    for (Token token : sentence.tokens()) {
      if (token.kind() == Token.Kind.CODE || token.kind() == Token.Kind.HANDLE) {
        number = mixed(number, token.kind() == Token.Kind.CODE ? -1 : -2);
        number = mixed(number, token.start() - span.start());
        number = mixed(number, token.end() - span.start());
      } else if (token.capital() && people.isPerson(token.norm())) {
        number = mixed(number, -(token.start() - span.start()) - 10);
      }
    }
    List<Span> quotations = sentence.quotations();
    for (Span quotation : quotations) {
      number = mixed(number, quotation.start() - span.start());
      number = mixed(number, quotation.end() - span.start());
    }
    return number == FREE ? 1 : number;
  }

  boolean holds(long number) {
    int first = bucketOf(number);
    for (int place = first; number != FREE && place < first + BUCKET; place++) {
      if (places.get(place) == number) {
        return true;
      }
    }
    return false;
  }

  /** Remembers a sentence; in a bucket that is full, one that was there is forgotten. */
  void add(long number) {
    if (number == FREE) {
      return;
    }
    int first = bucketOf(number);
    int place = first;
    while (place < first + BUCKET - 1 && places.get(place) != FREE) {
      place++;
    }
    boolean full = places.get(place) != FREE;
    places.set(full ? first + (int) (number & (BUCKET - 1)) : place, number);
  }

  private int bucketOf(long number) {
    return (int) (number >>> 32) & (places.length() - 1) & -BUCKET;
  }

  private static long mixed(long number, int value) {
    long mixed = (number ^ value) * MIX;
    return mixed ^ (mixed >>> 29);
  }
}
