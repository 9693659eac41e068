package org.blamelesswiki.postmortems.spi;

class InMemoryStoreTest extends StoreContract {

  @Override
  protected Store emptyStore() {
    return new InMemoryStore();
  }
}
