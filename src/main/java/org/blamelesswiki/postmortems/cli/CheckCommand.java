package org.blamelesswiki.postmortems.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blamelesswiki.postmortems.phrasing.CheckOptions;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files and prints the findings. */
@Command(
    name = "check",
    description = "Checks files, or standard input for -, and prints the findings.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing found at or above --fail-on",
      "1:findings",
      "2:wrong use, or input that could not be read"
    })
final class CheckCommand implements Callable<Integer> {

  /** A larger file is no postmortem. */
  private static final int LARGEST_FILE = 32 * 1024 * 1024;

  /** How an input is read. */
  enum Input {
    AUTO,
    MARKDOWN,
    TEXT,
    JSONL
  }

  /** How findings are printed. */
  enum Format {
    TEXT,
    JSON,
    JSONL,
    SARIF;

    FindingsFormat on(PrintWriter out) {
      return switch (this) {
        case TEXT -> new TextFormat(out);
        case JSON -> new JsonFormat(out, false);
        case JSONL -> new JsonFormat(out, true);
        case SARIF -> new SarifFormat(out);
      };
    }
  }

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Markdown or plain text; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      defaultValue = "TEXT",
      description = "text, json, jsonl or sarif (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--input",
      defaultValue = "AUTO",
      description = {
        "markdown, text, or jsonl: lines with id, text and perhaps section.",
        "By default .md and .markdown are Markdown, all else is text."
      })
  private Input input = Input.AUTO;

  @Option(
      names = "--severity",
      defaultValue = "HINT",
      description = "The lowest severity shown: hint, confirm or block (default: hint).")
  private Severity severity = Severity.HINT;

  @Option(
      names = "--fail-on",
      defaultValue = "CONFIRM",
      description = "The lowest severity that gives exit code 1 (default: confirm).")
  private Severity failOn = Severity.CONFIRM;

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "The language of the text; one without rules is not checked (default: en).")
  private String language = "en";

  private final InputStream in;
  private final MarkdownParser markdown = new MarkdownParser();
  private final PlainTextParser plain = new PlainTextParser();
  private final ObjectMapper json = new ObjectMapper();
  private PhrasingCheck check = Phrasing.standard();
  private boolean failed;
  private boolean unreadable;

  CheckCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() {
    Optional<RulePack> pack;
    try {
      pack = RulePack.forLanguage(language);
    } catch (IllegalArgumentException e) {
      complain("Nothing was checked: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (pack.isEmpty()) {
      complain("Nothing was checked: there are no rules for the language " + language + ".");
      return CommandLine.ExitCode.USAGE;
    }
    check = Phrasing.of(pack.get(), CheckOptions.standard());
    FindingsFormat findings = format.on(spec.commandLine().getOut());
    for (String file : files) {
      try {
        read(file, findings);
      } catch (InputException e) {
        complain(file + ": " + e.getMessage());
      }
    }
    findings.end();
    if (unreadable) {
      return CommandLine.ExitCode.USAGE;
    }
    return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void read(String file, FindingsFormat findings) {
    String source = decode(bytes(file));
    switch (kindOf(file)) {
      case MARKDOWN -> report(new Checked(file, false, source, markdown.parse(source)), findings);
      case JSONL -> lines(file, source, findings);
      default -> report(new Checked(file, false, source, plain.parse(source)), findings);
    }
  }

  private Input kindOf(String file) {
    if (input != Input.AUTO) {
      return input;
    }
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md") || lower.endsWith(".markdown") ? Input.MARKDOWN : Input.TEXT;
  }

  private void lines(String file, String source, FindingsFormat findings) {
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode node = json.readTree(line);
        if (!node.path("id").isValueNode() || !node.path("text").isTextual()) {
          throw new InputException("needs an id and a text");
        }
        String text = node.get("text").textValue();
        Document document = PlainTextParser.oneBlock(node.path("section").asText(""), text);
        report(new Checked(node.get("id").asText(), true, text, document), findings);
      } catch (JsonProcessingException e) {
        complain(file + ":" + number + ": not a line of JSON");
      } catch (InputException e) {
        complain(file + ":" + number + ": " + e.getMessage());
      }
    }
  }

  /** Something read: a file or a line, with its text and structure. */
  private record Checked(String name, boolean isLine, String source, Document document) {}

  private void report(Checked checked, FindingsFormat findings) {
    Report report = check.check(checked.document());
    if (!report.complete()) {
      complain(checked.name() + ": too long to be read to its end");
    }
    Positions positions = new Positions(checked.source());
    for (Finding finding : report.findings()) {
      failed |= finding.severity().compareTo(failOn) >= 0;
      if (finding.severity().compareTo(severity) >= 0) {
        findings.add(checked.name(), checked.isLine(), finding, positions.of(finding.span()));
      }
    }
  }

  private void complain(String message) {
    unreadable = true;
    spec.commandLine().getErr().println(message);
  }

  private byte[] bytes(String file) {
    try {
      if (file.equals("-")) {
        byte[] read = in.readNBytes(LARGEST_FILE + 1);
        return limited(read, read.length);
      }
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new InputException("is a folder; name the files in it");
      }
      limited(new byte[0], Files.size(path));
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new InputException("no such file");
    } catch (InvalidPathException | IOException e) {
      throw new InputException("cannot be read");
    }
  }

  private static byte[] limited(byte[] read, long size) {
    if (size > LARGEST_FILE) {
      throw new InputException("is larger than 32 MB; no postmortem is");
    }
    return read;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException("is not UTF-8 text");
    }
  }

  /** An input that cannot be used; the message says why, for whoever typed the command. */
  private static final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
      super(message);
    }
  }
}
