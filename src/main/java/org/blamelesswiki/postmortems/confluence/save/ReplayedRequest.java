package org.blamelesswiki.postmortems.confluence.save;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read and comes again, byte for byte. What was not read yet follows from
 * the connection, and a connection that broke breaks again at the same place.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {

  private final SaveRequest.Body body;
  private final @Nullable IOException broken;
  private @Nullable Replay stream;
  private @Nullable BufferedReader reader;

  ReplayedRequest(HttpServletRequest request, SaveRequest.Body body, @Nullable IOException broken) {
    super(request);
    this.body = body;
    this.broken = broken;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (reader != null) {
      throw new IllegalStateException("the body is read through a reader");
    }
    Replay replay = stream;
    if (replay == null) {
      InputStream rest =
          body.end() == SaveRequest.Body.End.TOO_LONG ? getRequest().getInputStream() : null;
      replay = new Replay(new ByteArrayInputStream(body.bytes()), rest, broken);
      stream = replay;
    }
    return replay;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    BufferedReader known = reader;
    if (known == null) {
      if (stream != null) {
        throw new IllegalStateException("the body is read through a stream");
      }
      String encoding = getCharacterEncoding();
      InputStream in = getInputStream();
      known =
          new BufferedReader(
              encoding == null
                  ? new InputStreamReader(in, StandardCharsets.UTF_8)
                  : new InputStreamReader(in, encoding));
      reader = known;
    }
    return known;
  }

  /** The bytes that were read, and then the rest. */
  private static final class Replay extends ServletInputStream {

    private final ByteArrayInputStream start;
    private final @Nullable InputStream rest;
    private final @Nullable IOException broken;
    private boolean finished;

    Replay(ByteArrayInputStream start, @Nullable InputStream rest, @Nullable IOException broken) {
      this.start = start;
      this.rest = rest;
      this.broken = broken;
    }

    @Override
    public int read() throws IOException {
      int next = start.read();
      return next >= 0 ? next : behind(rest == null ? -1 : rest.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = start.read(into, offset, length);
      if (read >= 0 || length == 0) {
        return Math.max(0, read);
      }
      return behind(rest == null ? -1 : rest.read(into, offset, length));
    }

    private int behind(int read) throws IOException {
      if (broken != null) {
        throw new IOException("the client went away", broken);
      }
      finished = read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished || (rest == null && broken == null && start.available() == 0);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    /** All is there, so it is handed over at once. */
    @Override
    public void setReadListener(ReadListener listener) {
      try {
        listener.onDataAvailable();
        if (isFinished()) {
          listener.onAllDataRead();
        }
      } catch (IOException e) {
        listener.onError(e);
      }
    }
  }
}
