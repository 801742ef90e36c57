package dev.sluice;

import dev.sluice.core.exec.QueryExecution;
import dev.sluice.sql.catalog.TableCatalog;
import dev.sluice.sql.compile.CompiledStatement;
import dev.sluice.sql.compile.StatementCompiler;
import dev.sluice.sql.compile.StatementRequest;
import java.util.List;
import java.util.Map;

/**
 * Plans and runs small queries on a thread of its own, so that the classes of the engine are loaded
 * when the first query comes. It gives up as soon as one does.
 */
final class WarmUp {
  private static final List<String> QUERIES =
      List.of(
          "SELECT 1",
          """
          SELECT LOWER(k), COUNT(*) AS c, SUM(v) AS s
          FROM (VALUES ('a', 1), ('b', 2), ('a', 3)) AS t (k, v)
          WHERE v > 0 GROUP BY 1 ORDER BY c DESC LIMIT 2""");

  private final StatementCompiler compiler;
  private final EngineRuntime runtime;
  private final Thread thread = new Thread(this::run, "sluice-warm-up");
  private volatile boolean stopped;

  private WarmUp(StatementCompiler compiler, EngineRuntime runtime) {
    this.compiler = compiler;
    this.runtime = runtime;
  }

  static WarmUp start(StatementCompiler compiler, EngineRuntime runtime) {
    WarmUp warmUp = new WarmUp(compiler, runtime);
    warmUp.thread.setDaemon(true);
    warmUp.thread.start();
    return warmUp;
  }

  private void run() {
    TableCatalog none = new TableCatalog(-1, Map.of());
    for (String sql : QUERIES) {
      if (stopped) {
        return;
      }
      CompiledStatement compiled =
          compiler.compile(new StatementRequest(sql, Map.of(), List.of()), none);
      if (stopped || !runsThrough(compiled)) {
        return;
      }
    }
  }

  private boolean runsThrough(CompiledStatement compiled) {
    try {
      QueryExecution execution =
          runtime.start(
              "warm-up-" + compiled.queryId(), "", compiled.definition(), compiled.context());
      execution.await();
      execution.results().close();
      return true;
    } catch (IllegalStateException closing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes no further step: a query is here, and needs the processors. */
  void yieldToQueries() {
    stopped = true;
  }

  /** Waits for the end of the thread. */
  void stop() {
    stopped = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
