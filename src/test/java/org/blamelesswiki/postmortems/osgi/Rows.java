package org.blamelesswiki.postmortems.osgi;

import org.blamelesswiki.postmortems.confluence.fake.FakeActiveObjects;

/** The plugin's rows, seen from the database: its entity is a class of the bundle's. */
record Rows(FakeActiveObjects database) {

  /** Writes a row over the one that is there, as a node of another version might. */
  void put(String key, String json) {
    database.replace(key, json);
  }

  long withPrefix(String prefix) {
    return database.keys().stream().filter(key -> key.startsWith(prefix)).count();
  }

  int size() {
    return database.size();
  }
}
