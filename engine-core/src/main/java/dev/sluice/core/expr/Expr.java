package dev.sluice.core.expr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.frames.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar expression as a value: references, constants and calls of functions by name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Expr.Reference.class, name = "column"),
  @JsonSubTypes.Type(value = Expr.Literal.class, name = "literal"),
  @JsonSubTypes.Type(value = Expr.Call.class, name = "call")
})
public sealed interface Expr {
  ColumnType type();

  /** Value of a column of the input. */
  record Reference(String column, ColumnType type) implements Expr {}

  /**
   * Constant.
   *
   * @param value {@link Long} for types held as long, {@link Double} for those held as double,
   *     {@link String} for STRING; null for NULL
   */
  record Literal(@Nullable Object value, ColumnType type) implements Expr {}

  /**
   * Call of the function that the registry knows under this lower-case name. Operators are calls
   * too: {@code and or not equals not_equals less_than less_than_or_equal greater_than
   * greater_than_or_equal is_null is_not_null is_true is_false is_not_true is_not_false
   * is_not_distinct_from add subtract multiply divide mod negate case cast coalesce like in …}.
   * {@code case} takes condition, value, …, else. {@code cast} converts its one argument to {@code
   * type}. Constants that a function needs (patterns, periods, zones) are literal arguments.
   */
  record Call(String function, List<Expr> arguments, ColumnType type) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
