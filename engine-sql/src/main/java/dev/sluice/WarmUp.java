package dev.sluice;

import dev.sluice.core.exec.QueryExecution;
import dev.sluice.sql.catalog.TableCatalog;
import dev.sluice.sql.compile.CompiledStatement;
import dev.sluice.sql.compile.StatementCompiler;
import dev.sluice.sql.compile.StatementRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plans and runs small queries on a thread of its own, so that the classes of the engine are loaded
 * and compiled when queries come. It goes on only in moments when no query runs, and ends with its
 * script.
 */
final class WarmUp {
  private static final int MAX_ROUNDS = 12;

  /** A round that takes less than this finds everything warm. */
  private static final long WARM_MILLIS = 60;

  /** How long no query must have come before the next step. */
  private static final long QUIET_MILLIS = 100;

  private final StatementCompiler compiler;
  private final EngineRuntime runtime;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "sluice-warm-up");
  private final AtomicLong queries = new AtomicLong();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private WarmUp(StatementCompiler compiler, EngineRuntime runtime, Clock clock) {
    this.compiler = compiler;
    this.runtime = runtime;
    this.clock = clock;
  }

  static WarmUp start(StatementCompiler compiler, EngineRuntime runtime, Clock clock) {
    WarmUp warmUp = new WarmUp(compiler, runtime, clock);
    warmUp.thread.setDaemon(true);
    warmUp.thread.start();
    return warmUp;
  }

  private void run() {
    try {
      for (String sql : WarmUpScript.BASICS) {
        if (queries.get() > 0 || !step(sql)) {
          break;
        }
      }
      long millis = Long.MAX_VALUE;
      for (int round = 0; round < MAX_ROUNDS && millis >= WARM_MILLIS; round++) {
        millis = 0;
        for (String sql : WarmUpScript.SHAPES) {
          if (!awaitQuiet()) {
            return;
          }
          long start = clock.millis();
          if (!step(sql)) {
            return;
          }
          millis += clock.millis() - start;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until no query runs and none has come for a while; false if the engine closes. */
  private boolean awaitQuiet() throws InterruptedException {
    long seen = 0;
    while (stopped.getCount() > 0) {
      long now = queries.get();
      if (now == seen && runtime.isIdle()) {
        return true;
      }
      seen = now;
      if (stopped.await(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  /** Answers whether the engine takes further steps. */
  private boolean step(String sql) throws InterruptedException {
    StatementRequest request = new StatementRequest(sql, Map.of(), List.of());
    CompiledStatement compiled = compiler.compileAnew(request, new TableCatalog(-1, Map.of()));
    try {
      QueryExecution execution =
          runtime.start(
              "warm-up-" + compiled.queryId(), "", compiled.definition(), compiled.context());
      execution.await();
      execution.results().close();
      return stopped.getCount() > 0;
    } catch (IllegalStateException closing) {
      return false;
    }
  }

  /** Takes no further step for now: a query is here, and needs the processors. */
  void yieldToQueries() {
    queries.incrementAndGet();
  }

  /** Waits for the end of the thread. */
  void stop() {
    stopped.countDown();
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
