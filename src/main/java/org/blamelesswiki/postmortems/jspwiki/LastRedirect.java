package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** Watches where JSPWiki leads an author after a save, and so whether it still has their text. */
final class LastRedirect extends HttpServletResponseWrapper {

  private static final String LOGIN = "Login.jsp";

  /**
   * Where JSPWiki leads when it has not saved; it may show the text there, and keeps it nowhere.
   */
  private static final List<String> WITHOUT_TEXT =
      List.of(LOGIN, "PageModified.jsp", "SessionExpired", "RejectedMessage");

  private @Nullable String location;

  LastRedirect(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendRedirect(String to) throws IOException {
    location = to;
    super.sendRedirect(to);
  }

  /** A save that was taken, or held by us, ends in a redirect to somewhere else than these. */
  boolean losesText() {
    return location().map(to -> WITHOUT_TEXT.stream().anyMatch(to::contains)).orElse(true);
  }

  /**
   * Whether the page is saved: JSPWiki leads to where it is shown, and neither asks nor refuses.
   */
  boolean isSaved() {
    return !losesText() && location().filter(to -> to.contains(EditorForm.DRAFT)).isEmpty();
  }

  boolean asksToLogIn() {
    return location().filter(to -> to.contains(LOGIN)).isPresent();
  }

  private Optional<String> location() {
    return Optional.ofNullable(location);
  }
}
