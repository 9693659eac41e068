package org.blamelesswiki.postmortems.web;

/** What a screen answers; the adapter sends it in the wiki's own look. */
public sealed interface Response {

  /** The HTTP status. */
  int status();

  /**
   * A screen, to be put inside the wiki's header and footer.
   *
   * @param status the HTTP status
   * @param title the title of the window
   * @param body the main part
   */
  record Page(int status, String title, SafeHtml body) implements Response {}

  /**
   * An answer of the JSON API.
   *
   * @param status the HTTP status
   * @param json the body
   */
  record Json(int status, String json) implements Response {}

  /**
   * A file of the plugin.
   *
   * @param contentType its media type
   * @param content its bytes
   */
  record Asset(String contentType, String content) implements Response {
    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * A file the reader keeps.
   *
   * @param contentType its media type
   * @param fileName the name it is offered under
   * @param content its text
   */
  record Download(String contentType, String fileName, String content) implements Response {
    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * The next screen after a form was taken.
   *
   * @param location an address on the same server, starting with a slash
   */
  record Redirect(String location) implements Response {

    public Redirect {
      if (!location.startsWith("/") || location.startsWith("//")) {
        throw new IllegalArgumentException("a redirect stays on this server: " + location);
      }
    }

    @Override
    public int status() {
      return 303;
    }
  }

  /** The reader is to log in first and then comes back to the same address. */
  record LogIn() implements Response {
    @Override
    public int status() {
      return 401;
    }
  }
}
