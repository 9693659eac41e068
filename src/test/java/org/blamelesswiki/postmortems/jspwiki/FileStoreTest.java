package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.StoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends StoreContract {

  @TempDir private Path folder;

  @Override
  protected Store emptyStore() {
    try {
      return FileStore.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rows_are_there_after_a_restart() {
    emptyStore().write("settings/site", 0, "{}");

    assertThat(emptyStore().read("settings/site"))
        .contains(new Store.Row("settings/site", 1, "{}"));
  }

  @Test
  void a_write_that_was_cut_short_leaves_the_old_row() throws IOException {
    emptyStore().write("a", 0, "old");
    Files.writeString(folder.resolve("a.json.new"), "2\nne");

    Store store = emptyStore();

    assertThat(store.read("a")).map(Store.Row::json).contains("old");
    assertThat(folder.resolve("a.json.new")).doesNotExist();
  }

  @Test
  void a_file_that_is_no_row_is_named() throws IOException {
    Files.writeString(folder.resolve("a.json"), "scribble");

    assertThatThrownBy(() -> emptyStore().read("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.json");
  }

  @Test
  void the_site_key_stays_and_is_readable_by_its_owner_only() throws IOException {
    Path file = folder.resolve("site.key");
    byte[] made = new FileSiteKey(file).bytes();

    assertThat(new FileSiteKey(file).bytes()).hasSize(32).isEqualTo(made);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .allMatch(permission -> permission.name().startsWith("OWNER"));
    }
  }
}
