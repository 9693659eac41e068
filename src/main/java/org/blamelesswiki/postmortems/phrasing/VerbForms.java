package org.blamelesswiki.postmortems.phrasing;

import java.util.List;
import java.util.function.BiConsumer;

/** The five forms of an English verb. */
record VerbForms(String base, String third, String past, String participle, String gerund) {

  private static final List<String> STRESSED_ENDINGS =
      List.of("mit", "fer", "cur", "get", "gin", "tol", "pel", "cap");

  /** Reads {@code base}, {@code base past}, {@code base past participle}. */
  static VerbForms parse(String line) {
    String[] parts = line.trim().split(" +", -1);
    VerbForms regular = regular(parts[0]);
    String past = parts.length > 1 ? parts[1] : regular.past;
    String participle = parts.length > 2 ? parts[2] : past;
    return new VerbForms(regular.base, regular.third, past, participle, regular.gerund);
  }

  static VerbForms regular(String base) {
    String stem = doubles(base) ? base + base.charAt(base.length() - 1) : base;
    boolean y = base.endsWith("y") && !isVowel(base, base.length() - 2);
    boolean silentE = base.endsWith("e");
    String third =
        y
            ? base.substring(0, base.length() - 1) + "ies"
            : base.endsWith("s")
                    || base.endsWith("sh")
                    || base.endsWith("ch")
                    || base.endsWith("x")
                    || base.endsWith("z")
                    || base.endsWith("o")
                ? base + "es"
                : base + "s";
    String past =
        y ? base.substring(0, base.length() - 1) + "ied" : silentE ? base + "d" : stem + "ed";
    String gerund =
        silentE && !base.endsWith("ee") && !base.endsWith("oe")
            ? base.substring(0, base.length() - 1) + "ing"
            : stem + "ing";
    return new VerbForms(base, third, past, past, gerund);
  }

  void forEachForm(BiConsumer<String, String> action) {
    action.accept("base", base);
    action.accept("third", third);
    action.accept("past", past);
    action.accept("participle", participle);
    action.accept("gerund", gerund);
  }

  private static boolean doubles(String base) {
    int n = base.length();
    if (n < 3 || isVowel(base, n - 1) || !isVowel(base, n - 2) || isVowel(base, n - 3)) {
      return false;
    }
    char last = base.charAt(n - 1);
    if (last == 'w' || last == 'x' || last == 'y') {
      return false;
    }
    int vowels = 0;
    for (int i = 0; i < n; i++) {
      vowels += isVowel(base, i) ? 1 : 0;
    }
    return vowels == 1 || STRESSED_ENDINGS.stream().anyMatch(base::endsWith);
  }

  private static boolean isVowel(String word, int at) {
    return at >= 0 && "aeiou".indexOf(word.charAt(at)) >= 0;
  }
}
