package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void wrongUsageExitsWithTwo() {
    CommandLine command = new CommandLine(new Main());
    command.setErr(new java.io.PrintWriter(java.io.Writer.nullWriter()));

    assertThat(command.execute("--no-such-option")).isEqualTo(2);
  }
}
