package dev.sluice.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.type.ScalarType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExprTextTest {
  private static final Expr A = new Expr.Reference("a", ScalarType.LONG);
  private static final Expr S = new Expr.Reference("my \"s\"", ScalarType.STRING);
  private static final Expr ONE = new Expr.Literal(1L, ScalarType.LONG);
  private static final Expr TEXT = new Expr.Literal("it's", ScalarType.STRING);
  private static final Expr NONE = new Expr.Literal(null, ScalarType.STRING);

  private static Expr call(String function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), ScalarType.LONG);
  }

  @Test
  void printsTheNativeLanguageOfReports() {
    Expr parsed =
        call(
            "time_parse",
            new Expr.Reference("time", ScalarType.STRING),
            NONE,
            new Expr.Literal("UTC", ScalarType.STRING));
    assertThat(ExprText.nativeText(parsed)).isEqualTo("timestamp_parse(\"time\",null,'UTC')");
    assertThat(ExprText.nativeText(call("add", A, ONE))).isEqualTo("(\"a\" + 1)");
    assertThat(ExprText.nativeText(call("and", call("equals", A, ONE), call("is_null", S))))
        .isEqualTo("((\"a\" == 1) && isnull(\"my \\\"s\\\"\"))");
    assertThat(ExprText.nativeText(call("coalesce", S, TEXT)))
        .isEqualTo("nvl(\"my \\\"s\\\"\",'it\\'s')");
    assertThat(ExprText.nativeText(call("case", call("equals", A, ONE), A, ONE)))
        .isEqualTo("case_searched((\"a\" == 1),\"a\",1)");
    assertThat(ExprText.nativeText(call("cast", S))).isEqualTo("CAST(\"my \\\"s\\\"\", 'LONG')");
  }

  @Test
  void printsSqlForPeople() {
    assertThat(ExprText.readable(call("divide", A, call("subtract", A, ONE))))
        .isEqualTo("a / (a - 1)");
    assertThat(ExprText.readable(call("not", call("is_null", S))))
        .isEqualTo("NOT \"my \"\"s\"\"\" IS NULL");
    assertThat(ExprText.readable(call("case", call("equals", S, TEXT), A)))
        .isEqualTo("CASE WHEN (\"my \"\"s\"\"\" = 'it''s') THEN a END");
    assertThat(ExprText.readable(call("substring", S, ONE)))
        .isEqualTo("SUBSTRING(\"my \"\"s\"\"\", 1)");
    assertThat(ExprText.readable(new Expr.Literal(1L, ScalarType.BOOLEAN))).isEqualTo("TRUE");
  }
}
