package dev.sluice.tests.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to run all spec files.
 *
 * @param threads cores that the engine may use
 * @param memoryBytes its budget, or 0 for the default
 * @param context parameters of every statement
 * @param checksShapes whether plans and reports are compared, which follow the default settings
 */
record SpecConfiguration(
    String name, int threads, long memoryBytes, Map<String, Object> context, boolean checksShapes) {

  static final SpecConfiguration DEFAULT =
      new SpecConfiguration("default", 2, 0, Map.of("maxNumTasks", 2), true);

  /** All ways; answers are the same in each. */
  static final List<SpecConfiguration> ALL =
      List.of(
          DEFAULT,
          new SpecConfiguration("one thread", 1, 0, Map.of("maxNumTasks", 2), false),
          new SpecConfiguration("four workers", 4, 0, Map.of("maxNumTasks", 5), false),
          new SpecConfiguration(
              "hashed joins", 2, 0, Map.of("maxNumTasks", 4, "sqlJoinAlgorithm", "hash"), false),
          new SpecConfiguration("small frames", 2, 0, Map.of("maxFrameSize", 4_000), false),
          new SpecConfiguration("large frames", 2, 0, Map.of("maxFrameSize", 20_000_000), false),
          new SpecConfiguration("little memory", 2, 24L << 20, Map.of("maxNumTasks", 3), false),
          joining("broadcast", 2),
          joining("sortMerge", 3),
          joining("hash", 5));

  private static final int OTHERS = 3;

  private static SpecConfiguration joining(String algorithm, int tasks) {
    return new SpecConfiguration(
        algorithm, 2, 0, Map.of("maxNumTasks", tasks, "sqlJoinAlgorithm", algorithm), false);
  }

  /** The default and a few others, which differ from file to file. */
  static List<SpecConfiguration> some(int file) {
    List<SpecConfiguration> some = new ArrayList<>();
    some.add(DEFAULT);
    for (int i = 0; i < OTHERS; i++) {
      some.add(ALL.get(1 + (file * OTHERS + i) % (ALL.size() - 1)));
    }
    return some;
  }
}
