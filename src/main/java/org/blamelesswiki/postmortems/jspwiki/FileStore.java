package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The store as one small file per row: a line with the version, then the JSON.
 *
 * <p>A file is written beside its place, forced to the disk and moved over the old one, so that
 * whoever looks sees the old row or the new one, also after a crash. One wiki owns a folder: what
 * was read or written once is kept in memory.
 */
final class FileStore implements Store {

  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9._-]+(/[a-zA-Z0-9._-]+)*");
  private static final Pattern ONLY_DOTS = Pattern.compile("(^|.*/)\\.+(/.*|$)");
  private static final int KEY_LENGTH = 200;

  private static final String ROW = ".json";
  private static final String UNFINISHED = ".new";

  private final Path folder;
  private final Map<String, Optional<Row>> rows = new ConcurrentHashMap<>();

  private FileStore(Path folder) {
    this.folder = folder;
  }

  /** The store in {@code folder}, which is made if it is not there. */
  static FileStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
        Files.delete(file);
      }
    }
    return new FileStore(folder);
  }

  @Override
  public Optional<Row> read(String key) {
    return rows.computeIfAbsent(checked(key), this::readFile);
  }

  @Override
  public synchronized Row write(String key, long expectedVersion, String json) {
    long actual = read(key).map(Row::version).orElse(0L);
    if (actual != expectedVersion) {
      throw new StaleRowException(key, expectedVersion, actual);
    }
    Row row = new Row(key, actual + 1, json);
    try {
      writeFile(row);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(key), e);
    }
    rows.put(key, Optional.of(row));
    return row;
  }

  @Override
  public synchronized void delete(String key) {
    try {
      Files.deleteIfExists(file(checked(key)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(key), e);
    }
    rows.put(key, Optional.empty());
  }

  @Override
  public List<String> keys(String prefix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(ROW) && name.startsWith(prefix))
          .map(name -> name.substring(0, name.length() - ROW.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private Optional<Row> readFile(String key) {
    try {
      String content = Files.readString(file(key));
      int lineEnd = content.indexOf('\n');
      long version = Long.parseLong(content.substring(0, Math.max(0, lineEnd)));
      return Optional.of(new Row(key, version, content.substring(lineEnd + 1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(key), e);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(file(key) + " does not start with a version", e);
    }
  }

  private void writeFile(Row row) throws IOException {
    Path target = file(row.key());
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    Files.createDirectories(target.getParent());
    ByteBuffer content =
        ByteBuffer.wrap((row.version() + "\n" + row.json()).getBytes(StandardCharsets.UTF_8));
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        out.write(content);
      }
      out.force(true);
    }
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String key) {
    return folder.resolve(key + ROW);
  }

  private static String checked(String key) {
    if (key.length() > KEY_LENGTH
        || !KEY.matcher(key).matches()
        || ONLY_DOTS.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no key of a row");
    }
    return key;
  }
}
