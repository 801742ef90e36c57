package dev.sluice.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregateRegistryTest {
  private static final AggregateRegistry REGISTRY = AggregateRegistry.standard();

  private static AggregateSpec spec(
      String function, Map<String, Object> parameters, ScalarType output, ColumnType... inputs) {
    List<String> names = List.of("x", "y").subList(0, inputs.length);
    return new AggregateSpec("a0", function, names, List.of(inputs), null, output, parameters);
  }

  private static ColumnType intermediate(String function, ScalarType output, ColumnType... inputs) {
    return REGISTRY.intermediateType(spec(function, Map.of(), output, inputs));
  }

  @Test
  void knowsItsFunctions() {
    assertThat(REGISTRY.names())
        .contains(
            "any_value",
            "approx_count_distinct",
            "count",
            "earliest",
            "latest",
            "max",
            "min",
            "sum");
    assertThatThrownBy(() -> REGISTRY.function("median"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[median]");
  }

  @Test
  void namesTypesOfIntermediateValues() {
    assertThat(intermediate("count", ScalarType.LONG)).isEqualTo(ScalarType.LONG);
    assertThat(intermediate("sum", ScalarType.LONG, ScalarType.LONG)).isEqualTo(ScalarType.LONG);
    assertThat(intermediate("sum", ScalarType.DOUBLE, ScalarType.LONG))
        .isEqualTo(ScalarType.DOUBLE);
    assertThat(intermediate("sum", ScalarType.DOUBLE, ScalarType.FLOAT))
        .isEqualTo(ScalarType.DOUBLE);
    assertThat(intermediate("max", ScalarType.TIMESTAMP, ScalarType.TIMESTAMP))
        .isEqualTo(ScalarType.TIMESTAMP);
    assertThat(intermediate("latest", ScalarType.STRING, ScalarType.STRING, ScalarType.LONG))
        .isEqualTo(new ComplexType("serializablePairLongString"));
    assertThat(intermediate("earliest", ScalarType.FLOAT, ScalarType.FLOAT, ScalarType.TIMESTAMP))
        .isEqualTo(new ComplexType("serializablePairLongFloat"));
    assertThat(intermediate("approx_count_distinct", ScalarType.LONG, ScalarType.STRING))
        .isEqualTo(new ComplexType("HLLSketch"));
  }

  @Test
  void refusesInputsThatAFunctionCannotTake() {
    assertThatThrownBy(
            () -> REGISTRY.accumulator(spec("sum", Map.of(), ScalarType.DOUBLE, ScalarType.STRING)))
        .hasMessage("Aggregate [a0]: function [sum] does not take values of type [STRING]");
    assertThatThrownBy(
            () ->
                REGISTRY.accumulator(
                    spec("latest", Map.of(), ScalarType.STRING, ScalarType.STRING)))
        .hasMessage("Aggregate [a0]: function [latest] has no input [1]");
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatThrownBy(
            () ->
                REGISTRY.accumulator(
                    spec(
                        "approx_count_distinct",
                        Map.of("lgK", 30),
                        ScalarType.LONG,
                        ScalarType.STRING)))
        .hasMessage("Aggregate [a0]: [lgK] is [30] and must be from [7] to [21]");
    assertThatThrownBy(
            () ->
                REGISTRY.accumulator(
                    spec("any_value", Map.of("maxBytes", 0), ScalarType.STRING, ScalarType.STRING)))
        .hasMessage("Aggregate [a0]: [maxBytes] is [0] and must be a positive number");
  }
}
