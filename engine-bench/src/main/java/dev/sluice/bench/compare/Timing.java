package dev.sluice.bench.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Wall and processor time of repeated runs. Processor time is that of the whole process. */
final class Timing {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Double> wallMillis = new ArrayList<>();
  private final List<Double> cpuMillis = new ArrayList<>();

  /** Something to be timed. */
  interface Run<T> {
    T run() throws Exception;
  }

  <T> T time(Run<T> run) throws Exception {
    long wall = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    T result = run.run();
    cpuMillis.add((SYSTEM.getProcessCpuTime() - cpu) / 1e6);
    wallMillis.add((System.nanoTime() - wall) / 1e6);
    return result;
  }

  double medianWall() {
    return median(wallMillis);
  }

  double medianCpu() {
    return median(cpuMillis);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
