package org.blamelesswiki.postmortems.phrasing;

import java.util.Arrays;

/** A set of places in a table, as large as what is in it: open addressing, no boxes. */
final class SlotSet {

  private static final int FREE = -1;

  private int[] places = free(64);
  private int size;

  /** Adds a place, at least 0; false if it was in the set. */
  boolean add(int place) {
    if (!put(places, place)) {
      return false;
    }
    size++;
    if (size * 2 > places.length) {
      int[] wider = free(places.length * 4);
      for (int held : places) {
        if (held != FREE) {
          put(wider, held);
        }
      }
      places = wider;
    }
    return true;
  }

  private static boolean put(int[] places, int place) {
    int mask = places.length - 1;
    int at = ((place * 0x9e3779b9) >>> 7) & mask;
    while (places[at] != FREE) {
      if (places[at] == place) {
        return false;
      }
      at = (at + 1) & mask;
    }
    places[at] = place;
    return true;
  }

  private static int[] free(int length) {
    int[] places = new int[length];
    Arrays.fill(places, FREE);
    return places;
  }
}
