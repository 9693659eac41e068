package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the save hook looks at of an HTTP request. */
interface SaveRequest {

  /** The HTTP method in upper case. */
  String method();

  /** The path below the wiki's own, as it was sent: neither decoded nor normalised. */
  String path();

  /** The path of the wiki on its server; empty at the root. */
  String wikiPath();

  /** What stands behind the question mark, as it was sent; empty if nothing does. */
  String queryString();

  /** The first value of a parameter of the address. */
  Optional<String> query(String name);

  /** The first value of a header. */
  Optional<String> header(String name);

  /** The parameters of the address and of a form, in the order they were sent. */
  Map<String, List<String>> parameters();

  /** The body. Asking for it reads it; whoever answers the request after us gets the same bytes. */
  Body body();

  /** The language the answer is read in. */
  Locale locale();

  /** A body as far as it was read. */
  final class Body {

    /** How reading a body ended. */
    enum End {
      COMPLETE,
      /** It is longer than {@link SaveHook#LONGEST_BODY}; the rest is still in the stream. */
      TOO_LONG,
      /** The client went away while it was sending. */
      BROKEN
    }

    private final byte[] bytes;
    private final End end;

    Body(byte[] bytes, End end) {
      this.bytes = bytes;
      this.end = end;
    }

    /** What was read; not copied, and not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    End end() {
      return end;
    }
  }
}
