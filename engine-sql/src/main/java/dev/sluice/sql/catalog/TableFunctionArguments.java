package dev.sluice.sql.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Constant arguments of a call of a table function by name. */
final class TableFunctionArguments {
  private final TableFunction function;
  private final Map<String, Object> values;

  private TableFunctionArguments(TableFunction function, Map<String, Object> values) {
    this.function = function;
    this.values = values;
  }

  /**
   * Reads the arguments, by position or by {@code name => value}; NULL and DEFAULT count as absent.
   *
   * @throws IllegalArgumentException naming what is unknown, doubled or no constant
   */
  static TableFunctionArguments of(TableFunction function, SqlCall call) {
    List<String> names = function.arguments();
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      SqlNode valueNode = operand;
      String name;
      if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        valueNode = ((SqlCall) operand).operand(0);
        name = ((SqlIdentifier) ((SqlCall) operand).operand(1)).getSimple();
      } else if (i < names.size()) {
        name = names.get(i);
      } else {
        throw new IllegalArgumentException(
            "[%s] takes at most [%d] arguments".formatted(function, names.size()));
      }
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "[%s] has no argument [%s]; it takes %s".formatted(function, name, names));
      }
      Object value = constant(name, valueNode);
      if (value != null && values.put(name, value) != null) {
        throw new IllegalArgumentException(
            "[%s] has argument [%s] twice".formatted(function, name));
      }
    }
    return new TableFunctionArguments(function, values);
  }

  private static @Nullable Object constant(String name, SqlNode node) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return null;
    }
    if (node.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      List<Object> elements = new ArrayList<>();
      for (SqlNode element : ((SqlCall) node).getOperandList()) {
        Object value = constant(name, element);
        if (value != null) {
          elements.add(value);
        }
      }
      return elements;
    }
    if (node.getKind() == SqlKind.LITERAL_CHAIN || node instanceof SqlLiteral) {
      Object value = SqlLiteral.unchain(node).getValue();
      return value instanceof NlsString text ? text.getValue() : value;
    }
    throw new IllegalArgumentException("Argument [%s] is no constant: [%s]".formatted(name, node));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String text(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw mismatch(name, "text", value);
  }

  String requiredText(String name) {
    String value = text(name);
    if (value == null) {
      throw new IllegalArgumentException("[%s] needs argument [%s]".formatted(function, name));
    }
    return value;
  }

  /** Texts of an array; a text alone counts as an array of one. */
  @Nullable List<String> texts(String name) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return List.of(text);
    }
    if (!(value instanceof List<?> elements)) {
      throw mismatch(name, "an array of texts", value);
    }
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      if (!(element instanceof String text)) {
        throw mismatch(name, "an array of texts", value);
      }
      texts.add(text);
    }
    return texts;
  }

  /** A whole number; a boolean counts as 0 or 1. */
  @Nullable Integer count(String name) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof BigDecimal number) {
      return number.intValueExact();
    }
    throw mismatch(name, "a number", value);
  }

  private IllegalArgumentException mismatch(String name, String kind, Object value) {
    return new IllegalArgumentException(
        "Argument [%s] of [%s] must be %s, but it is [%s]".formatted(name, function, kind, value));
  }
}
