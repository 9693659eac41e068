package org.blamelesswiki.postmortems.phrasing;

import java.util.BitSet;

/**
 * Scratch of one check, and a count of what it did: the measure of work, whatever the machine. A
 * test holds that it grows with the text and no faster.
 */
final class Work {

  private final BitSet tried = new BitSet();
  private int[] stack = new int[256];
  private long words;
  private long steps;
  private long features;
  private int analysed;

  /** Which pairs of instruction and position were tried; none yet. */
  BitSet tried() {
    tried.clear();
    return tried;
  }

  int[] stack() {
    return stack;
  }

  int[] growStack() {
    stack = java.util.Arrays.copyOf(stack, stack.length * 2);
    return stack;
  }

  void step() {
    steps++;
  }

  /** Words and signs were read. */
  void read(int count) {
    words += count;
  }

  /** A sentence was looked at closer than its words. */
  void analyse() {
    analysed++;
  }

  /** The statistical stage looked at features of a sentence. */
  void weigh(int count) {
    features += count;
  }

  /** How many sentences were looked at closer than their words. */
  int analysed() {
    return analysed;
  }

  /** How many words and signs were read. */
  long words() {
    return words;
  }

  /** Words read, instructions of patterns tried, and features weighed. */
  long total() {
    return words + steps + features;
  }
}
