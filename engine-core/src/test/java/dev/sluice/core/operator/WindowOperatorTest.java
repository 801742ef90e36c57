package dev.sluice.core.operator;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.window.WindowCall;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowFrame.Exclusion;
import dev.sluice.core.window.WindowFrame.Side;
import dev.sluice.core.window.WindowFrame.Unit;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowOperatorTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder()
          .add("g", ScalarType.STRING)
          .add("o", ScalarType.LONG)
          .add("less", ScalarType.LONG)
          .add("more", ScalarType.LONG)
          .add("n", ScalarType.LONG)
          .add("x", ScalarType.DOUBLE)
          .add("s", ScalarType.STRING)
          .build();
  private static final List<Bound> STARTS =
      List.of(
          Bound.UNBOUNDED_PRECEDING,
          Bound.CURRENT_ROW,
          Bound.rows(Side.PRECEDING, 3),
          Bound.rows(Side.FOLLOWING, 2),
          Bound.range(Side.PRECEDING, "less"),
          Bound.range(Side.FOLLOWING, "more"));
  private static final List<Bound> ENDS =
      List.of(
          Bound.UNBOUNDED_FOLLOWING,
          Bound.CURRENT_ROW,
          Bound.rows(Side.PRECEDING, 1),
          Bound.rows(Side.FOLLOWING, 5),
          Bound.range(Side.PRECEDING, "less"),
          Bound.range(Side.FOLLOWING, "more"));

  private static WindowCall call(
      String name, String function, List<String> inputs, ScalarType type, WindowFrame frame) {
    return call(name, function, inputs, type, frame, 2, false);
  }

  private static WindowCall call(
      String name,
      String function,
      List<String> inputs,
      ScalarType type,
      WindowFrame frame,
      long number,
      boolean ignoreNulls) {
    return new WindowCall(
        new AggregateSpec(
            name,
            function,
            inputs,
            inputs.stream().map(i -> SIGNATURE.type(SIGNATURE.indexOf(i))).toList(),
            null,
            type,
            Map.of("n", number)),
        frame,
        ignoreNulls);
  }

  private static WindowSpec spec(boolean descending, List<WindowCall> calls) {
    return new WindowSpec(
        List.of("g"),
        List.of(new KeyColumn("o", descending ? KeyOrder.DESCENDING : KeyOrder.ASCENDING)),
        calls,
        null);
  }

  /** Rows in the order of the window; the distance of targets is 4. */
  private static List<List<Object>> rows(Random random, int count, int groups, boolean descending) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int group = random.nextInt(groups + 1);
      Long order = random.nextInt(12) == 0 ? null : (long) random.nextInt(Math.max(4, count / 3));
      long sign = descending ? -1 : 1;
      rows.add(
          row(
              group == 0 ? null : "g" + group,
              order,
              order == null ? null : order - 4 * sign,
              order == null ? null : order + 4 * sign,
              random.nextInt(5) == 0 ? null : (long) random.nextInt(100) - 50,
              random.nextInt(5) == 0 ? null : (random.nextInt(100) - 50) / 4.0,
              random.nextInt(4) == 0 ? null : "text " + random.nextInt(40)));
    }
    Comparator<List<Object>> byGroup =
        Comparator.comparing(
            r -> (String) r.get(0), Comparator.nullsFirst(Comparator.naturalOrder()));
    Comparator<List<Object>> byOrder =
        Comparator.comparing(
            r -> (Long) r.get(1), Comparator.nullsFirst(Comparator.naturalOrder()));
    rows.sort(byGroup.thenComparing(descending ? byOrder.reversed() : byOrder));
    return rows;
  }

  private static List<WindowCall> framed(WindowFrame frame) {
    return List.of(
        call("w0", "count", List.of(), ScalarType.LONG, frame),
        call("w1", "count", List.of("s"), ScalarType.LONG, frame),
        call("w2", "sum", List.of("n"), ScalarType.LONG, frame),
        call("w3", "sum", List.of("x"), ScalarType.DOUBLE, frame),
        call("w4", "min", List.of("n"), ScalarType.LONG, frame),
        call("w5", "max", List.of("x"), ScalarType.DOUBLE, frame),
        call("w6", "min", List.of("s"), ScalarType.STRING, frame),
        call("w7", "first_value", List.of("s"), ScalarType.STRING, frame),
        call("w8", "last_value", List.of("x"), ScalarType.DOUBLE, frame),
        call("w9", "nth_value", List.of("n"), ScalarType.LONG, frame),
        call("w10", "first_value", List.of("n"), ScalarType.LONG, frame, 1, true),
        call("w11", "last_value", List.of("s"), ScalarType.STRING, frame, 1, true),
        call("w12", "nth_value", List.of("x"), ScalarType.DOUBLE, frame, 3, true));
  }

  private static List<WindowCall> unframed() {
    WindowFrame none = WindowFrame.PARTITION;
    return List.of(
        call("w0", "row_number", List.of(), ScalarType.LONG, none),
        call("w1", "rank", List.of(), ScalarType.LONG, none),
        call("w2", "dense_rank", List.of(), ScalarType.LONG, none),
        call("w3", "percent_rank", List.of(), ScalarType.DOUBLE, none),
        call("w4", "cume_dist", List.of(), ScalarType.DOUBLE, none),
        call("w5", "ntile", List.of(), ScalarType.LONG, none, 3, false),
        call("w6", "lag", List.of("n"), ScalarType.LONG, none, 1, false),
        call("w7", "lead", List.of("s"), ScalarType.STRING, none, 2, false),
        call("w8", "lag", List.of("x"), ScalarType.DOUBLE, none, 2, true),
        call("w9", "lead", List.of("s"), ScalarType.STRING, none, 1, true),
        call("w10", "lag", List.of("n", "o"), ScalarType.LONG, none, 3, false),
        call("w11", "lead", List.of("s", "g"), ScalarType.STRING, none, 1, false));
  }

  private static List<List<Object>> run(OperatorSpec operator, List<List<Object>> rows) {
    List<List<Object>> out = new ArrayList<>();
    Chains.run(operator, SIGNATURE, rows, out);
    return out;
  }

  private static void check(WindowSpec spec, List<List<Object>> rows, String what) {
    assertThat(run(new OperatorSpec.Window(spec), rows))
        .as(what)
        .isEqualTo(NaiveWindow.of(spec, SIGNATURE, rows));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyFrameIsWhatItsDefinitionSays(boolean descending) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (WindowFrame frame : Samples.of(frames(), 30, seed)) {
      List<List<Object>> rows =
          rows(random, 1 + random.nextInt(150), random.nextInt(6), descending);
      check(spec(descending, framed(frame)), rows, "seed " + seed + " " + frame);
      WindowCall one = framed(frame).get(random.nextInt(13));
      check(spec(descending, List.of(one)), rows, "seed " + seed + " " + one);
    }
  }

  private static List<WindowFrame> frames() {
    List<WindowFrame> frames = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      for (Exclusion exclusion : Exclusion.values()) {
        for (Bound start : STARTS) {
          for (Bound end : ENDS) {
            if (unit == Unit.ROWS ? isRows(start, end) : isRange(start, end)) {
              frames.add(new WindowFrame(unit, start, end, exclusion));
            }
          }
        }
      }
    }
    return frames;
  }

  private static boolean isRows(Bound start, Bound end) {
    return start.target() == null && end.target() == null;
  }

  private static boolean isRange(Bound start, Bound end) {
    return start.rows() == null && end.rows() == null;
  }

  @Test
  void ranksAndShiftsAreWhatTheirDefinitionsSay() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < (Samples.ALL ? 60 : 15); i++) {
      List<List<Object>> rows = rows(random, 1 + random.nextInt(400), random.nextInt(9), false);
      check(spec(false, unframed()), rows, "seed " + seed);
      WindowCall one = unframed().get(random.nextInt(12));
      check(spec(false, List.of(one)), rows, "seed " + seed + " " + one);
    }
  }

  @Test
  void widthAndEncodingOfBatchesAndLittleMemoryChangeNothing() {
    Random random = new Random(17);
    List<List<Object>> rows = rows(random, 1500, 12, false);
    WindowFrame peers =
        new WindowFrame(Unit.RANGE, Bound.UNBOUNDED_PRECEDING, Bound.CURRENT_ROW, Exclusion.NONE);
    WindowFrame moving =
        new WindowFrame(
            Unit.ROWS,
            Bound.rows(Side.PRECEDING, 20),
            Bound.rows(Side.FOLLOWING, 3),
            Exclusion.NONE);
    List<WindowFrame> frames = List.of(WindowFrame.PARTITION, WindowFrame.RUNNING, peers, moving);
    for (WindowFrame frame : Samples.of(frames, 2, System.nanoTime())) {
      WindowSpec spec = spec(false, framed(frame));
      OperatorTester.of(new OperatorSpec.Window(spec), SIGNATURE)
          .input(rows)
          .expect(NaiveWindow.of(spec, SIGNATURE, rows));
    }
    WindowSpec spec = spec(false, unframed());
    OperatorTester.of(new OperatorSpec.Window(spec), SIGNATURE)
        .input(rows)
        .expect(NaiveWindow.of(spec, SIGNATURE, rows));
  }

  @Test
  void framesMayBeWiderThanABlock() {
    List<List<Object>> rows = rows(new Random(5), 30_000, 0, false);
    WindowFrame frame =
        new WindowFrame(
            Unit.ROWS,
            Bound.rows(Side.PRECEDING, 9_999),
            Bound.rows(Side.FOLLOWING, 100),
            Exclusion.NONE);
    List<WindowCall> calls =
        List.of(
            call("w0", "min", List.of("n"), ScalarType.LONG, frame),
            call("w1", "sum", List.of("x"), ScalarType.DOUBLE, frame),
            call("w2", "sum", List.of("n"), ScalarType.LONG, frame));
    List<List<Object>> out = run(new OperatorSpec.Window(spec(false, calls)), rows);
    for (int row = 0; row < rows.size(); row += 499) {
      Long least = null;
      double sum = 0;
      long total = 0;
      for (int i = Math.max(0, row - 9_999); i <= Math.min(rows.size() - 1, row + 100); i++) {
        Long n = (Long) rows.get(i).get(4);
        least = n == null || (least != null && least <= n) ? least : n;
        total += n == null ? 0 : n;
        sum += rows.get(i).get(5) == null ? 0 : (Double) rows.get(i).get(5);
      }
      assertThat(out.get(row).subList(7, 10)).as("row %d", row).isEqualTo(row(least, sum, total));
    }
  }

  @Test
  void rowsPastTheLimitOfAWindowAreAFault() {
    List<WindowCall> calls = List.of(unframed().get(3));
    WindowSpec spec = new WindowSpec(List.of(), List.of(), calls, 100L);
    List<List<Object>> rows = rows(new Random(3), 101, 2, false);
    assertThat(run(new OperatorSpec.Window(spec), rows.subList(0, 100))).hasSize(100);
    assertThatThrownBy(() -> run(new OperatorSpec.Window(spec), rows))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("[101] rows in a window, at most [100] are allowed");
  }
}
