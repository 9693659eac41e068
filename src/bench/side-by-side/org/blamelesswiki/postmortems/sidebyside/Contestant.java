package org.blamelesswiki.postmortems.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.cli.MarkdownCheck;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;

/**
 * One Java tool in a process of its own: reads the text for so many seconds and tells how it went.
 */
public final class Contestant {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+)");

  private Contestant() {}

  /** Arguments: tool, file with the text, file with the labelled sentences, seconds. */
  public static void main(String[] arguments) throws IOException {
    ToIntFunction<String> check = check(arguments[0]);
    int findings = check.applyAsInt("The disk was full.");
    long started = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    ObjectMapper json = new ObjectMapper();

    JsonNode pages = json.readTree(Path.of(arguments[1]).toFile());
    long limit = Long.parseLong(arguments[3]) * 1_000_000_000L;
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("tool", arguments[0]);
    result.put("startMillis", started);
    result.put("coldFindings", findings);
    for (int round = 0; round < 2; round++) {
      // the first round only warms up
      result.putAll(read(pages, check, limit));
    }

    int[] all = new int[2];
    int[] found = new int[2];
    for (JsonNode sentence : json.readTree(Path.of(arguments[2]).toFile())) {
      int label = sentence.get("label").asText().equals("blame") ? 0 : 1;
      all[label]++;
      found[label] += check.applyAsInt(sentence.get("text").asText()) > 0 ? 1 : 0;
    }
    result.put("peakMegabytes", peakMegabytes());
    result.put("blameFound", found[0]);
    result.put("blame", all[0]);
    result.put("okFlagged", found[1]);
    result.put("ok", all[1]);
    System.out.println(json.writeValueAsString(result));
  }

  /** Reads the pages in order, again and again, until the time is up. */
  private static Map<String, Object> read(JsonNode pages, ToIntFunction<String> check, long limit) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long words = 0;
    long findings = 0;
    long begin = System.nanoTime();
    long used = process.getProcessCpuTime();
    for (int i = 0; System.nanoTime() - begin < limit; i = (i + 1) % pages.size()) {
      String page = pages.get(i).asText();
      findings += check.applyAsInt(page);
      words += page.strip().split("\\s+", -1).length;
    }
    return Map.of(
        "words",
        words,
        "findings",
        findings,
        "seconds",
        (System.nanoTime() - begin) / 1e9,
        "cpuSeconds",
        (process.getProcessCpuTime() - used) / 1e9);
  }

  private static ToIntFunction<String> check(String tool) {
    if (tool.equals("languagetool")) {
      JLanguageTool languageTool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
      return text -> {
        try {
          return languageTool.check(text).size();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      };
    }
    return MarkdownCheck.counting(
        tool.endsWith(SideBySide.CONFIRM) ? Severity.CONFIRM : Severity.HINT);
  }

  private static long peakMegabytes() throws IOException {
    Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/self/status")));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
  }
}
