package org.blamelesswiki.postmortems.confluence.save;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an address as generously as any layer behind us might: what could reach a resource there is
 * taken to reach it. A false match costs a look at the page, a miss would cost the check.
 */
final class SavePath {

  private static final int LONGEST = 4_000;

  private SavePath() {}

  /**
   * The segments of a path below the wiki's own: path parameters cut off, percent-encoding resolved
   * up to twice, backslashes read as slashes, empty and dot segments gone.
   */
  static List<String> segments(String rawPath) {
    String path = rawPath.length() > LONGEST ? rawPath.substring(0, LONGEST) : rawPath;
    String decoded = decode(decode(withoutParameters(path))).replace('\\', '/');
    List<String> segments = new ArrayList<>();
    for (String segment : withoutParameters(decoded).split("/", -1)) {
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private static String withoutParameters(String path) {
    if (path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    boolean inParameter = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      inParameter = c != '/' && (inParameter || c == ';');
      if (!inParameter) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Unlike {@code URLDecoder} this keeps a plus, and what is no encoding, as it is. */
  private static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
      int low = i + 2 < path.length() ? Character.digit(path.charAt(i + 2), 16) : -1;
      if (path.charAt(i) == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.writeBytes(path.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
