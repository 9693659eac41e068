package org.blamelesswiki.postmortems.jspwiki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** Holds a page of the host back until our part has been put into it. */
final class HtmlInsert extends HttpServletResponseWrapper {

  private final HttpServletResponse response;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(1 << 15);
  private @Nullable PrintWriter writer;
  private @Nullable ServletOutputStream stream;

  HtmlInsert(HttpServletResponse response) {
    super(response);
    this.response = response;
  }

  @Override
  public PrintWriter getWriter() {
    PrintWriter made = writer;
    if (made == null) {
      made = new PrintWriter(new OutputStreamWriter(held, charset()));
      writer = made;
    }
    return made;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    ServletOutputStream made = stream;
    if (made == null) {
      made = new HeldStream();
      stream = made;
    }
    return made;
  }

  @Override
  public void flushBuffer() {
    // Nothing leaves before our part is in it.
  }

  @Override
  public void setContentLength(int length) {
    // It will be another one.
  }

  @Override
  public void setContentLengthLong(long length) {
    // It will be another one.
  }

  /**
   * Sends the page with {@code html} before the first place that starts with {@code marker}; as it
   * is when there is no such place.
   *
   * @return whether there was such a place
   */
  boolean sendBefore(String marker, String html) throws IOException {
    String page = page();
    int at = page.indexOf(marker);
    PrintWriter out = response.getWriter();
    out.write(at < 0 ? page : page.substring(0, at) + html + page.substring(at));
    out.flush();
    return at >= 0;
  }

  private String page() {
    PrintWriter made = writer;
    if (made != null) {
      made.flush();
    }
    return held.toString(charset());
  }

  private Charset charset() {
    String name = getCharacterEncoding();
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  private final class HeldStream extends ServletOutputStream {

    @Override
    public void write(int b) {
      held.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("a page of the wiki is not written asynchronously");
    }
  }
}
