package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.EngineVersion;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point of the command line. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = SqlCommand.class,
    description = "Runs multi-stage SQL over files and stored tables.")
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** Creates the top-level command. */
  public Main() {}

  /** Runs the command that {@code args} name and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine(Terminal.system()).execute(args));
  }

  /** The commands, which print to the given terminal. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine.IFactory factory = new TerminalFactory(terminal);
    return new CommandLine(new Main(), factory)
        .setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8));
  }

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("The command line is not set up");
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Missing command; use: sluice sql \"SELECT ...\"");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {EngineVersion.current()};
    }
  }
}
