package dev.sluice.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics of numbers against their definitions, and values of single rows. */
class MomentsTest {
  private final VectorArena arena = new VectorArena();

  private static Accumulator accumulator(String function, ColumnType output, int inputs) {
    return AggregateRegistry.standard()
        .accumulator(
            new AggregateSpec(
                "a",
                function,
                List.of("y", "x").subList(0, inputs),
                List.of(output, output).subList(0, inputs),
                null,
                output,
                Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"var_pop, 1", "var_samp, 1", "stddev_pop, 1", "stddev_samp, 1"})
  void spreadOfPartsIsThatOfTheWhole(String function, int inputs) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int count = 1 + random.nextInt(3000);
    double[] values = new double[count];
    boolean[] nulls = new boolean[count];
    double sum = 0;
    int number = 0;
    for (int i = 0; i < count; i++) {
      values[i] = 1e6 + random.nextDouble();
      nulls[i] = i > 0 && random.nextInt(5) == 0;
      sum += nulls[i] ? 0 : values[i];
      number += nulls[i] ? 0 : 1;
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += nulls[i] ? 0 : Math.pow(values[i] - sum / number, 2);
    }
    double variance =
        function.endsWith("pop") ? squares / number : number == 1 ? 0 : squares / (number - 1);
    double expected = function.startsWith("stddev") ? Math.sqrt(variance) : variance;

    Accumulator whole = accumulator(function, ScalarType.DOUBLE, inputs);
    whole.ensureGroups(1);
    whole.addAll(count, new ColumnVector[] {new DoubleVector(values, nulls, count)});
    Accumulator merged = accumulator(function, ScalarType.DOUBLE, inputs);
    merged.ensureGroups(1);
    for (int from = 0; from < count; from += 100) {
      int rows = Math.min(100, count - from);
      Accumulator part = accumulator(function, ScalarType.DOUBLE, inputs);
      part.ensureGroups(1);
      int[] chosen = new int[rows];
      for (int i = 0; i < rows; i++) {
        chosen[i] = from + i;
      }
      ColumnVector slice = new DoubleVector(values, nulls, count).gather(chosen, rows, arena);
      part.add(new int[rows], rows, new ColumnVector[] {slice});
      merged.merge(new int[1], 1, part.partial(0, 1, arena));
    }

    for (Accumulator states : List.of(whole, merged)) {
      DoubleVector result = (DoubleVector) states.result(0, 1, arena);
      assertThat(result.values()[0]).as("seed %d", seed).isCloseTo(expected, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "covar_pop, 1.875",
    "covar_samp, 2.5",
    "corr, 0.87750192",
    "regr_avgx, 2.5",
    "regr_avgy, 4.75",
    "regr_sxx, 5",
    "regr_syy, 11.8333333",
    "regr_sxy, 7.5",
    "regr_slope, 1.5",
    "regr_intercept, 1",
    "regr_r2, 0.77000961"
  })
  void pairsGiveTheirMeasures(String function, double expected) {
    double[] xs = {1, 2, 3, 4, 9};
    double[] ys = {3, 4, 4, 8, 9};
    double meanY = 4.75;
    double syy = 0;
    for (int i = 0; i < 4; i++) {
      syy += (ys[i] - meanY) * (ys[i] - meanY);
    }
    boolean[] nulls = {false, false, false, false, true};
    Accumulator states = accumulator(function, ScalarType.DOUBLE, 2);
    states.ensureGroups(2);
    states.add(
        new int[5],
        5,
        new ColumnVector[] {new DoubleVector(ys, null, 5), new DoubleVector(xs, nulls, 5)});

    DoubleVector result = (DoubleVector) states.result(0, 2, arena);
    double wanted =
        switch (function) {
          case "regr_syy" -> syy;
          case "corr" -> 7.5 / Math.sqrt(5 * syy);
          case "regr_r2" -> 7.5 * 7.5 / (5 * syy);
          default -> expected;
        };
    assertThat(result.values()[0]).isCloseTo(wanted, within(1e-9));
    assertThat(result.isNull(1)).isTrue();
  }

  @Test
  void onlyRowMayBeNull() {
    Accumulator states = accumulator("single_value", ScalarType.LONG, 1);
    states.ensureGroups(3);
    states.add(
        new int[] {0, 1},
        2,
        new ColumnVector[] {new LongVector(new long[] {7, 0}, new boolean[] {false, true}, 2)});
    Accumulator merged = accumulator("single_value", ScalarType.LONG, 1);
    merged.ensureGroups(3);
    merged.merge(new int[] {0, 1, 2}, 3, states.partial(0, 3, arena));

    LongVector result = (LongVector) merged.result(0, 3, arena);
    assertThat(result.values()[0]).isEqualTo(7);
    assertThat(result.isNull(1)).isTrue();
    assertThat(result.isNull(2)).isTrue();
    assertThatThrownBy(() -> merged.merge(new int[] {1}, 1, states.partial(1, 1, arena)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("more than one row");
  }
}
