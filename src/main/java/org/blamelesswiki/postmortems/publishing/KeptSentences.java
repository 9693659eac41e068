package org.blamelesswiki.postmortems.publishing;

import java.util.List;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/** The kept sentences of each page: no text, no user. */
public final class KeptSentences {

  private static final String PREFIX = "kept/";

  private final Store store;
  private final RecordCodec<PageKept> codec = new RecordCodec<>(PageKept.class, 1);

  public KeptSentences(Store store) {
    this.store = store;
  }

  /** What is kept on the page. */
  public List<KeptSentence> of(String page) {
    return store
        .read(RowKeys.ofPage(PREFIX, page))
        .map(row -> codec.fromJson(row.json()).sentences())
        .orElse(List.of());
  }

  /** Replaces what is kept on the page by what the gate said stays kept. */
  public void replace(String page, List<KeptSentence> sentences) {
    String key = RowKeys.ofPage(PREFIX, page);
    long version = store.read(key).map(Store.Row::version).orElse(0L);
    if (sentences.isEmpty()) {
      if (version > 0) {
        store.delete(key);
      }
    } else {
      store.write(key, version, codec.toJson(new PageKept(page, sentences)));
    }
  }

  /** Carries what is kept over to the page's new id. */
  public void renamed(String oldPage, String newPage) {
    List<KeptSentence> sentences = of(oldPage);
    replace(newPage, sentences);
    replace(oldPage, List.of());
  }

  /** The JSON form: the page, and what is kept on it. */
  record PageKept(String page, List<KeptSentence> sentences) {}
}
