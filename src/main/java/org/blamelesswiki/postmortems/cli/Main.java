package org.blamelesswiki.postmortems.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the standalone jar. */
@Command(
    name = "blameless-postmortems",
    description = "Finds sentences of a postmortem that a reader may hear as fault.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: check or rules.");
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.in, System.out, System.err));
  }

  /**
   * Runs one command and returns its exit code: 0 nothing found, 1 findings, 2 wrong use or input.
   */
  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    PrintWriter output = new PrintWriter(out, false, StandardCharsets.UTF_8);
    PrintWriter errors = new PrintWriter(err, true, StandardCharsets.UTF_8);
    int code =
        new CommandLine(new Main())
            .addSubcommand(new CheckCommand(in))
            .addSubcommand(new RulesCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(output)
            .setErr(errors)
            .execute(args);
    output.flush();
    return code;
  }

  /** The version written into the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {version == null ? "not packaged" : version};
    }
  }
}
