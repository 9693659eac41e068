package org.blamelesswiki.postmortems.confluence.storage;

import java.util.HashMap;
import java.util.Map;

/** The entities that pages hold: numbers, the five of XML, and the named ones of HTML 4. */
final class Entities {

  /** HTML 4.01's Latin-1 entities, from U+00A0 on in code point order (section 24.2.1). */
  private static final String LATIN_1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute"
          + " Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave"
          + " eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml"
          + " divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  /** HTML 4.01's other entities that people type (sections 24.3 and 24.4): name, code point. */
  private static final String OTHERS =
      "quot 22 amp 26 lt 3c gt 3e apos 27 OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178"
          + " circ 2c6 tilde 2dc ensp 2002 emsp 2003 thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f"
          + " ndash 2013 mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e"
          + " dagger 2020 Dagger 2021 permil 2030 lsaquo 2039 rsaquo 203a euro 20ac bull 2022"
          + " hellip 2026 prime 2032 Prime 2033 oline 203e frasl 2044 trade 2122 larr 2190 uarr 2191"
          + " rarr 2192 darr 2193 harr 2194 rArr 21d2 hArr 21d4 minus 2212 infin 221e asymp 2248"
          + " ne 2260 equiv 2261 le 2264 ge 2265 fnof 192 alpha 3b1 beta 3b2 gamma 3b3 delta 3b4"
          + " lambda 3bb mu 3bc pi 3c0 sigma 3c3 omega 3c9 Delta 394 Sigma 3a3 Omega 3a9 hearts 2665";

  private static final int LONGEST = 32;

  private static final Map<String, String> NAMED = named();

  private Entities() {}

  /** What the entity called {@code name} stands for; empty if there is no such entity. */
  static String characters(String name) {
    return name.startsWith("#") ? numbered(name.substring(1)) : NAMED.getOrDefault(name, "");
  }

  /** {@code text} with its entities resolved. */
  static String resolve(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '&' ? semicolon(text, at) : -1;
      String characters = end < 0 ? "" : characters(text.substring(at + 1, end));
      if (characters.isEmpty()) {
        out.append(text.charAt(at++));
      } else {
        out.append(characters);
        at = end + 1;
      }
    }
    return out.toString();
  }

  /** Where the entity that would start at the ampersand ends, or -1 if it is none. */
  static int semicolon(String text, int ampersand) {
    int last = Math.min(text.length(), ampersand + LONGEST);
    for (int i = ampersand + 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i;
      }
      if (c != '#' && !Character.isLetterOrDigit(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static String numbered(String digits) {
    try {
      boolean hex = digits.startsWith("x") || digits.startsWith("X");
      int codePoint =
          hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits, 10);
      return Character.isValidCodePoint(codePoint) && codePoint != 0
          ? Character.toString(codePoint)
          : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  private static Map<String, String> named() {
    Map<String, String> named = new HashMap<>();
    int codePoint = 0xa0;
    for (String name : LATIN_1.split(" ", -1)) {
      named.put(name, Character.toString(codePoint++));
    }
    String[] others = OTHERS.split(" ", -1);
    for (int i = 0; i < others.length; i += 2) {
      named.put(others[i], Character.toString(Integer.parseInt(others[i + 1], 16)));
    }
    return Map.copyOf(named);
  }
}
