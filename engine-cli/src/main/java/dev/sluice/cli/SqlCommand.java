package dev.sluice.cli;

import dev.sluice.Engine;
import dev.sluice.QueryException;
import dev.sluice.QueryHandle;
import dev.sluice.QueryResult;
import dev.sluice.SqlException;
import dev.sluice.StatementScript;
import dev.sluice.core.report.QueryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs statements one after the other; stops at the first that fails. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Runs SQL statements. Rows go to the standard output, the rest to the error output.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:All statements ran", "1:A statement failed", "2:Wrong usage"})
final class SqlCommand implements Callable<Integer> {
  private static final int OK = 0;
  private static final int FAILED = 1;

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "Statements, with ; between them.")
  private @Nullable String sql;

  @Option(names = "-f", paramLabel = "FILE", description = "File with statements.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the tables (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("sluice-data");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Context parameter for all statements; may be repeated.")
  private Map<String, String> context = new LinkedHashMap<>();

  @Option(
      names = "--format",
      description = "Form of rows: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat format = RowFormat.table;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "File for the report of the last statement, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--explain-stages",
      description = "Print the stages of each statement to the error output first.")
  private boolean explainStages;

  @Option(
      names = "--memory",
      paramLabel = "BYTES",
      description = "Memory that queries may use; suffixes k, m, g.")
  private @Nullable String memory;

  SqlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> statements = StatementScript.split(text());
    if (statements.isEmpty()) {
      throw usage("There is no statement");
    }
    var builder = Engine.builder().dataDirectory(data);
    if (memory != null) {
      builder.memoryLimit(bytes(memory));
    }
    try (Engine engine = builder.build()) {
      for (String statement : statements) {
        int code = run(engine, statement);
        if (code != OK) {
          return code;
        }
      }
    }
    return OK;
  }

  private int run(Engine engine, String statement) throws IOException {
    try {
      if (explainStages) {
        terminal.err().println(engine.explainStages(statement, context));
      }
      QueryHandle handle = engine.submit(statement, context);
      try (ProgressLine progress = ProgressLine.of(terminal)) {
        handle.onProgress(progress::show);
        try (QueryResult result = handle.await()) {
          progress.clear();
          if (!result.columns().isEmpty()) {
            format.write(result, terminal.out());
          }
          terminal.out().flush();
          write(result.report());
        }
      }
      return OK;
    } catch (SqlException e) {
      terminal.err().println(e.getMessage());
      return FAILED;
    } catch (QueryException e) {
      terminal.err().println(e.getMessage());
      if (e.report() != null) {
        write(e.report());
      }
      return FAILED;
    }
  }

  private void write(QueryReport queryReport) throws IOException {
    if (report != null) {
      Files.writeString(report, queryReport.toJson() + "\n");
    }
  }

  private String text() throws IOException {
    if ((sql == null) == (file == null)) {
      throw usage("Give either statements or -f with a file");
    }
    if (file == null) {
      return String.valueOf(sql);
    }
    if (!Files.isReadable(file)) {
      throw usage("File [" + file + "] cannot be read");
    }
    return Files.readString(file);
  }

  private long bytes(String text) {
    long unit =
        switch (Character.toLowerCase(text.charAt(text.length() - 1))) {
          case 'k' -> 1L << 10;
          case 'm' -> 1L << 20;
          case 'g' -> 1L << 30;
          default -> 1L;
        };
    String digits = unit == 1 ? text : text.substring(0, text.length() - 1);
    try {
      return Math.multiplyExact(Long.parseLong(digits), unit);
    } catch (ArithmeticException | NumberFormatException e) {
      throw usage("Memory [" + text + "] is no number of bytes");
    }
  }

  private ParameterException usage(String problem) {
    if (spec == null) {
      throw new IllegalStateException(problem);
    }
    return new ParameterException(spec.commandLine(), problem);
  }
}
