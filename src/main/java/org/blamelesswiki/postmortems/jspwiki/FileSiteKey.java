package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.blamelesswiki.postmortems.spi.SiteKey;

/** The site's key in a file of its own that only the wiki's own system user reads. */
final class FileSiteKey implements SiteKey {

  private static final int BYTES = 32;

  private final byte[] key;

  /** The key in {@code file}; made if it is not there. */
  FileSiteKey(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      key = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make " + file, e);
    }
    if (key.length != BYTES) {
      throw new IllegalStateException(file + " holds " + key.length + " bytes, not " + BYTES);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(file.getParent());
    Path unfinished =
        Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
            ? Files.createTempFile(
                file.getParent(),
                "site",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(file.getParent(), "site", ".new");
    Files.write(unfinished, bytes);
    try {
      Files.move(unfinished, file);
    } catch (FileAlreadyExistsException anotherStartWasFirst) {
      Files.delete(unfinished);
    }
  }

  @Override
  public byte[] bytes() {
    return key.clone();
  }
}
