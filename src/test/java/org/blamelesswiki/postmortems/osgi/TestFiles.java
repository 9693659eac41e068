package org.blamelesswiki.postmortems.osgi;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Serves files from wherever {@code find} has them: WebJars, test resources, the bundle. */
@SuppressWarnings("serial")
final class TestFiles extends HttpServlet {

  private static final Map<String, String> TYPES =
      Map.of(
          "js",
          "text/javascript",
          "css",
          "text/css",
          "png",
          "image/png",
          "woff",
          "font/woff",
          "svg",
          "image/svg+xml");

  private final transient Function<String, Optional<URL>> find;

  TestFiles(Function<String, Optional<URL>> find) {
    this.find = find;
  }

  /** Files of the test class path below {@code folder}. */
  static TestFiles ofClassPath(String folder) {
    return new TestFiles(
        path -> Optional.ofNullable(TestFiles.class.getResource("/" + folder + path)));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<URL> file = path.contains("..") ? Optional.empty() : find.apply(path);
    if (file.isEmpty()) {
      response.sendError(404);
      return;
    }
    String ending = path.substring(path.lastIndexOf('.') + 1);
    response.setContentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    response.setCharacterEncoding("UTF-8");
    try (InputStream in = file.get().openStream()) {
      in.transferTo(response.getOutputStream());
    }
  }
}
