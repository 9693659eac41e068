package org.blamelesswiki.postmortems.confluence.storage;

/**
 * The parameters of a macro as the editor writes them into one attribute: {@code
 * name=value|name=value}, with a backslash before what would end a name or value.
 */
final class MacroParameters {

  private MacroParameters() {}

  /** The value of the parameter called {@code name}; empty if there is none. */
  static String value(String parameters, String name) {
    StringBuilder word = new StringBuilder();
    String current = "";
    boolean inValue = false;
    for (int i = 0; i <= parameters.length(); i++) {
      char c = i < parameters.length() ? parameters.charAt(i) : '|';
      if (c == '\\' && i + 1 < parameters.length()) {
        word.append(parameters.charAt(++i));
      } else if (c == '=' && !inValue) {
        current = word.toString();
        inValue = true;
        word.setLength(0);
      } else if (c == '|') {
        if (inValue && current.equals(name)) {
          return word.toString();
        }
        inValue = false;
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return "";
  }
}
