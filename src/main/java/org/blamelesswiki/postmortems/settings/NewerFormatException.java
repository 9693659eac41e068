package org.blamelesswiki.postmortems.settings;

/**
 * What is stored was written by a newer version of the plugin. It is neither guessed at nor written
 * over: the newer version, once it is back, finds it as it was.
 */
public final class NewerFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what cannot be read.
   *
   * @param what names the kind of row
   * @param found the format it has
   * @param known the newest format this version reads
   */
  public NewerFormatException(String what, int found, int known) {
    super(
        what
            + " was written by a newer version of the plugin: it has format "
            + found
            + ", and this version reads up to format "
            + known);
  }
}
