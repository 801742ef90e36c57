package dev.sluice.core.processor;

import dev.sluice.core.counters.CpuCounter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Counts the processor and wall time of another processor. */
public final class MeasuredProcessor implements Processor {
  private final Processor measured;
  private final CpuCounter counter;
  private final String label;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /**
   * Owns the processor.
   *
   * @param label kind of work
   */
  public MeasuredProcessor(Processor measured, CpuCounter counter, String label) {
    this.measured = measured;
    this.counter = counter;
    this.label = label;
  }

  @Override
  public Progress run() throws IOException {
    long wall = System.nanoTime();
    long cpu = cpuNanos();
    try {
      return measured.run();
    } finally {
      counter.add(label, cpuNanos() - cpu, System.nanoTime() - wall);
    }
  }

  private long cpuNanos() {
    return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
  }

  @Override
  public void close() {
    measured.close();
  }
}
