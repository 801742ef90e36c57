package dev.sluice.cli;

import dev.sluice.EngineVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = SqlCommand.class,
    description = "Runs multi-stage SQL over files and stored tables.")
public final class Main implements Runnable {
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
        .setOut(
            new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8))
        .setErr(
            new java.io.PrintWriter(terminal.err(), true, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        new CommandLine(this), "Missing command; use: sluice sql \"SELECT ...\"");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {EngineVersion.current()};
    }
  }
}
