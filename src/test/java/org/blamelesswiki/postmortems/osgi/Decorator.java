package org.blamelesswiki.postmortems.osgi;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts Confluence's frame around pages that name a decorator: AUI's styles and page layout, a
 * header, and for {@code atl.admin} the column of admin links.
 */
final class Decorator implements Filter {

  private static final Pattern PAGE =
      Pattern.compile(
          "(?s)^.*?<head>(.*?)</head>\\s*<body[^>]*>(.*)</body>\\s*</html>\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("name=\"decorator\" content=\"([^\"]+)\"");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Kept kept = new Kept((HttpServletResponse) response);
    chain.doFilter(request, kept);
    if (kept.writer != null) {
      kept.writer.flush();
    }
    String type = kept.getContentType();
    byte[] body = kept.body.toByteArray();
    if (type != null && type.startsWith("text/html")) {
      body = framed(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String framed(String html) {
    Matcher page = PAGE.matcher(html);
    Matcher name = NAME.matcher(html);
    if (!name.find() || !page.matches()) {
      return html;
    }
    boolean isAdmin = name.group(1).equals("atl.admin");
    String nav =
        isAdmin
            ? """
              <div class="aui-page-panel-nav"><nav class="aui-navgroup aui-navgroup-vertical" aria-label="Administration">
              <div class="aui-navgroup-inner"><ul class="aui-nav"><li><a href="#">General configuration</a></li>
              <li class="aui-nav-selected"><a href="#">Postmortems</a></li></ul></div></nav></div>"""
            : "";
    return """
        <!DOCTYPE html>
        <html lang="en"><head>%s
        <meta name="viewport" content="width=device-width">
        <link rel="stylesheet" href="/confluence/aui/aui.css">
        <style>#content { padding: 20px }
        /* AUI's column does not give way in a narrow window; what stands beside it is looked at alone. */
        @media (max-width: 600px) { .aui-page-panel-nav { display: none } }</style>
        </head><body class="aui-layout aui-theme-default"><div id="page">
        <header id="header"><nav class="aui-header" aria-label="Site"><div class="aui-header-primary">
        <span id="logo" class="aui-header-logo aui-header-logo-textonly"><a href="#"><span class="aui-header-logo-device">Wiki</span></a></span>
        <ul class="aui-nav"><li><a href="#">Spaces</a></li><li><a href="#" class="aui-button aui-button-primary">Create</a></li></ul>
        </div></nav></header>
        <div class="aui-page-panel"><div class="aui-page-panel-inner">%s
        <main id="content" class="aui-page-panel-content">%s</main>
        </div></div></div></body></html>
        """
        .formatted(page.group(1), nav, page.group(2));
  }

  /** Keeps the body. */
  private static final class Kept extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private PrintWriter writer;

    Kept(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setContentLength(int length) {
      // The frame changes it.
    }

    @Override
    public void setContentLengthLong(long length) {
      // The frame changes it.
    }

    @Override
    public PrintWriter getWriter() {
      if (writer == null) {
        writer = new PrintWriter(body, false, StandardCharsets.UTF_8);
      }
      return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
          body.write(b);
        }
      };
    }
  }
}
