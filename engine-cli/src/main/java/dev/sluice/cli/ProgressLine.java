package dev.sluice.cli;

import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.report.QueryReport;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** One line that tells, while somebody watches, how far each stage is. Thread-safe. */
final class ProgressLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private boolean shown;
  private boolean done;

  private ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  static ProgressLine of(Terminal terminal) {
    return new ProgressLine(terminal);
  }

  /** Shows the state that the report tells; does nothing when nobody watches. */
  synchronized void show(QueryReport report) {
    List<QueryReport.Stage> stages = report.multiStageQuery().payload().stages();
    if (!terminal.interactive() || done || stages == null) {
      return;
    }
    StringBuilder line = new StringBuilder(ERASE);
    for (QueryReport.Stage stage : stages) {
      String phase = stage.phase() == null ? "-" : stage.phase();
      line.append(" [").append(stage.stageNumber()).append(' ');
      line.append(stage.definition().processor().path("type").asText());
      line.append(' ').append(phase).append(' ').append(rows(report, stage)).append(" rows]");
    }
    terminal.err().print(line);
    terminal.err().flush();
    shown = true;
  }

  private static long rows(QueryReport report, QueryReport.Stage stage) {
    SortedMap<Integer, Map<String, CounterSnapshot>> workers =
        report.multiStageQuery().payload().counters().get(stage.stageNumber());
    long rows = 0;
    if (workers != null) {
      for (Map<String, CounterSnapshot> counters : workers.values()) {
        if (counters.get("input0") instanceof CounterSnapshot.Channel input) {
          rows += input.totalRows();
        }
      }
    }
    return rows;
  }

  /** Takes the line away; no more are shown. */
  synchronized void clear() {
    done = true;
    if (shown) {
      terminal.err().print(ERASE);
      terminal.err().flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
