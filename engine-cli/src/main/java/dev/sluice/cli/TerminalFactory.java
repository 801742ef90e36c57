package dev.sluice.cli;

import picocli.CommandLine;

/** Makes commands that print to one terminal. */
final class TerminalFactory implements CommandLine.IFactory {
  private final Terminal terminal;
  private final CommandLine.IFactory other = CommandLine.defaultFactory();

  TerminalFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == SqlCommand.class ? type.cast(new SqlCommand(terminal)) : other.create(type);
  }
}
