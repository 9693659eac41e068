package org.blamelesswiki.postmortems.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.blamelesswiki.postmortems.phrasing.Rule;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists the catalogue. */
@Command(
    name = "rules",
    description = "Lists the rules: id, category, severity and what each looks for.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    for (Rule rule : RulePack.english().rules()) {
      spec.commandLine()
          .getOut()
          .printf(
              "%-28s %-17s %-8s %s%n",
              rule.id(),
              rule.category().key(),
              rule.severity().name().toLowerCase(Locale.ROOT),
              rule.summary());
    }
    return CommandLine.ExitCode.OK;
  }
}
