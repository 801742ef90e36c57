package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a query.
 *
 * @param name output column, {@code a0}, {@code a1}, …
 * @param function name in the registry, e.g. {@code count}, {@code sum}, {@code var_pop}
 * @param inputs columns of the input that it reads; none for {@code COUNT(*)}; {@code earliest} and
 *     {@code latest} take (value, time)
 * @param inputTypes types of these columns
 * @param filter BOOLEAN column of the input that admits a row, or null
 * @param outputType type of the final value
 * @param parameters constants of the function, e.g. {@code maxBytes}
 */
public record AggregateSpec(
    String name,
    String function,
    List<String> inputs,
    List<ColumnType> inputTypes,
    @Nullable String filter,
    ColumnType outputType,
    Map<String, Object> parameters) {
  public AggregateSpec {
    inputs = List.copyOf(inputs);
    inputTypes = List.copyOf(inputTypes);
    parameters = Map.copyOf(parameters);
  }
}
