package org.blamelesswiki.postmortems.confluence.host;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/**
 * The one Active Objects entity: one version of one row of the store. Rows are only ever added and
 * removed, never changed, so that the unique name decides which of two writers came first.
 */
@Preload
@Table("ROWS")
public interface StoredRow extends Entity {

  /** The row's key and version, joined by {@code @}. */
  @NotNull
  @Unique
  String getRowName();

  @NotNull
  @Indexed
  String getRowKey();

  long getRowVersion();

  @NotNull
  @StringLength(StringLength.UNLIMITED)
  String getJson();
}
