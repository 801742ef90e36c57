package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions as native filters: known shapes by name, everything else as an expression. */
final class FilterRenderer {
  private FilterRenderer() {}

  static ObjectNode render(Expr condition) {
    if (condition instanceof Expr.Call call) {
      ObjectNode known = call(call);
      if (known != null) {
        return known;
      }
    }
    return InputRenderer.node("expression").put("expression", ExprText.nativeText(condition));
  }

  private static @Nullable ObjectNode call(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    switch (call.function()) {
      case "and", "or" -> {
        ObjectNode json = InputRenderer.node(call.function());
        ArrayNode fields = json.putArray("fields");
        arguments.forEach(argument -> fields.add(render(argument)));
        return json;
      }
      case "not" -> {
        ObjectNode json = InputRenderer.node("not");
        json.set("field", render(arguments.get(0)));
        return json;
      }
      case "is_null" -> {
        return arguments.get(0) instanceof Expr.Reference column ? isNull(column) : null;
      }
      case "is_not_null" -> {
        if (arguments.get(0) instanceof Expr.Reference column) {
          ObjectNode json = InputRenderer.node("not");
          json.set("field", isNull(column));
          return json;
        }
        return null;
      }
      default -> {
        return comparison(call);
      }
    }
  }

  private static ObjectNode isNull(Expr.Reference column) {
    return InputRenderer.node("null").put("column", column.column());
  }

  private static @Nullable ObjectNode comparison(Expr.Call call) {
    if (call.arguments().size() != 2
        || !(call.arguments().get(0) instanceof Expr.Reference column)
        || !(call.arguments().get(1) instanceof Expr.Literal literal)) {
      return null;
    }
    return switch (call.function()) {
      case "equals" -> equality(column, literal);
      case "not_equals" -> {
        ObjectNode json = InputRenderer.node("not");
        json.set("field", equality(column, literal));
        yield json;
      }
      case "greater_than" -> range(column, "lower", literal, true);
      case "greater_than_or_equal" -> range(column, "lower", literal, false);
      case "less_than" -> range(column, "upper", literal, true);
      case "less_than_or_equal" -> range(column, "upper", literal, false);
      default -> null;
    };
  }

  private static ObjectNode equality(Expr.Reference column, Expr.Literal literal) {
    ObjectNode json =
        InputRenderer.node("equals")
            .put("column", column.column())
            .put("matchValueType", literal.type().nativeName());
    json.putPOJO("matchValue", literal.value());
    return json;
  }

  private static ObjectNode range(
      Expr.Reference column, String side, Expr.Literal literal, boolean strict) {
    ObjectNode json =
        InputRenderer.node("range")
            .put("column", column.column())
            .put("matchValueType", literal.type().nativeName());
    json.putPOJO(side, literal.value());
    if (strict) {
      json.put(side + "Open", true);
    }
    return json;
  }
}
