package dev.sluice.core.expr.function;

import static dev.sluice.core.expr.function.Exprs.call;
import static dev.sluice.core.expr.function.Exprs.column;
import static dev.sluice.core.expr.function.Exprs.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function with its edges, each in several forms: first argument from a flat column, from a
 * dictionary column, all arguments from columns, all constant. The four must agree.
 */
class FunctionTableTest {
  private static final Object FAILS = new Object();

  record Case(ColumnType type, String function, Object expected, List<Object> arguments) {
    @Override
    public String toString() {
      return function + arguments;
    }
  }

  private static Case text(String function, Object expected, Object... arguments) {
    return new Case(ScalarType.STRING, function, expected, Arrays.asList(arguments));
  }

  private static Case whole(String function, Object expected, Object... arguments) {
    Object value = expected instanceof Integer number ? (Object) number.longValue() : expected;
    return new Case(ScalarType.LONG, function, value, Arrays.asList(arguments));
  }

  private static Case real(String function, Object expected, Object... arguments) {
    return new Case(ScalarType.DOUBLE, function, expected, Arrays.asList(arguments));
  }

  private static final String NONE = null;

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Collections.addAll(
        cases,
        whole("length", 0, ""),
        whole("length", 3, "abc"),
        whole("strlen", 6, "añ😀bc"),
        whole("char_length", null, NONE),
        text("upper", "ABC1ß".replace("ß", "SS"), "abc1ß"),
        text("upper", "AZ[`{É", "az[`{é"),
        text("lower", "az@[`", "AZ@[`"),
        text("lower", null, NONE),
        text("concat", "abc", "a", "b", "c"),
        text("concat", null, "a", NONE),
        text("concat", "a", "a"),
        text("textcat", "a1", "a", 1),
        text("substring", "bcd", "abcd", 2),
        text("substring", "bc", "abcd", 2, 2),
        text("substring", "bcd", "abcd", 2, 99),
        text("substring", "bcd", "abcd", 2, -1),
        text("substring", null, "abc", 4),
        text("substring", null, "", 1),
        text("substring", "", "abc", 3, 0),
        text("substring", FAILS, "abc", 0),
        text("substring", "ñb", "añb", 2),
        text("substring", "b", "😀b", 3),
        text("substring", null, NONE, 1),
        text("substr", "abc", "abc", 1, 3),
        text("left", "ab", "abc", 2),
        text("left", "abc", "abc", 9),
        text("left", "", "abc", 0),
        text("left", FAILS, "abc", -1),
        text("left", "añ", "añb", 2),
        text("right", "bc", "abc", 2),
        text("right", "abc", "abc", 9),
        text("right", "", "abc", 0),
        text("right", "ñb", "añb", 2),
        text("right", FAILS, "abc", -1),
        text("trim", "a b", "  a b "),
        text("btrim", "a", "xyax", "xy"),
        text("ltrim", "ax", "xyax", "xy"),
        text("rtrim", "xya", "xyax", "xy"),
        text("trim", "", "   "),
        text("trim", null, "abc", NONE),
        text("trim", "a", "éaé", "é"),
        text("lpad", "--a", "a", 3, "-"),
        text("lpad", "ab", "abc", 2),
        text("lpad", "  a", "a", 3),
        text("lpad", null, "a", 0),
        text("lpad", "", "a", -1),
        text("lpad", "a", "a", 3, ""),
        text("lpad", "xyxya", "a", 5, "xyz".substring(0, 2)),
        text("rpad", "axyx", "a", 4, "xy"),
        text("rpad", null, NONE, 4, "xy"),
        text("repeat", "ababab", "ab", 3),
        text("repeat", null, "ab", 0),
        text("repeat", "", "", 2),
        text("replace", "xbxb", "abab", "a", "x"),
        text("replace", "a.c", "a*c", "*", "."),
        text("replace", null, NONE, "a", "b"),
        text("replace", "abc", "abc", "", "x"),
        text("reverse", "cba", "abc"),
        text("reverse", "b😀a", "a😀b"),
        whole("position", 2, "b", "abcb"),
        whole("position", 4, "b", "abcb", 3),
        whole("position", 0, "x", "abc"),
        whole("position", 1, "", "abc"),
        whole("position", 0, "a", "abc", 9),
        whole("position", null, NONE, "abc"),
        whole("strpos", 3, "añb", "b"),
        whole("strpos", 3, "😀b", "b"),
        whole("strpos", 0, "abc", "x"),
        whole("contains_string", 1, "abc", "bc"),
        whole("contains_string", 0, "abc", "BC"),
        whole("contains_string", 1, "abc", ""),
        whole("contains_string", null, NONE, "a"),
        whole("icontains_string", 1, "aBc", "bC"),
        whole("icontains_string", 1, "É", "é"),
        whole("starts_with", 1, "abc", "ab"),
        whole("ends_with", 1, "abc", "bc"),
        whole("ends_with", 0, "c", "bc"),
        text("string_format", "1-a", "%d-%s", 1, "a"),
        text("string_format", "null", "%s", NONE),
        text("string_format", "%d; x", "%d", "x"),
        text("string_format", null, NONE, 1),
        whole("parse_long", 255, "ff", 16),
        whole("parse_long", 255, "0xFF", 16),
        whole("parse_long", -7, "-7"),
        whole("parse_long", null, " 7"),
        whole("parse_long", null, "1.5"),
        text("decode_base64_utf8", "hé", "aMOp"),
        text("decode_base64_utf8", FAILS, "*"),
        text("human_readable_binary_byte_format", "1.00 MiB", 1048576),
        text("human_readable_binary_byte_format", "1023 B", 1023),
        text("human_readable_binary_byte_format", "-8.0 EiB", Long.MIN_VALUE, 1),
        text("human_readable_decimal_byte_format", "1.05 MB", 1048576),
        text("human_readable_decimal_format", "1.049 M", 1048576, 3),
        text("human_readable_decimal_format", "12", 12),
        text("human_readable_decimal_format", FAILS, 12, 4),
        whole("abs", 3, -3),
        whole("abs", Long.MIN_VALUE, Long.MIN_VALUE),
        real("abs", 1.5, -1.5),
        whole("ceil", 3, 3),
        real("ceil", -1.0, -1.5),
        real("ceiling", 2.0, 1.2),
        real("floor", -2.0, -1.5),
        whole("floor", null, (Object) null),
        whole("round", 7, 7),
        whole("round", 130, 125, -1),
        whole("round", -130, -125, -1),
        whole("round", 0, 4, -1),
        whole("round", 0, 4, -25),
        real("round", 3.0, 2.5),
        real("round", -3.0, -2.5),
        real("round", 0.0, 0.49999999999999994),
        real("round", 1.01, 1.005, 2),
        real("round", 2.68, 2.675, 2),
        real("round", 0.0, Double.NaN),
        real("round", Double.MAX_VALUE, Double.POSITIVE_INFINITY),
        real("round", 1230.0, 1234.5, -1),
        real("round", 1e300, 1e300, 2),
        whole("truncate", 120, 129, -1),
        real("truncate", -1.0, -1.9),
        real("trunc", 0.29, 0.29, 2),
        real("trunc", 1.99, 1.999, 2),
        real("sqrt", 3.0, 9),
        real("sqrt", Double.NaN, -1),
        real("exp", 1.0, 0),
        real("ln", Double.NEGATIVE_INFINITY, 0),
        real("log10", 3.0, 1000),
        real("power", 8.0, 2, 3),
        real("sin", 0.0, 0.0),
        real("cos", 1.0, 0.0),
        real("tan", 0.0, 0.0),
        real("cot", Double.POSITIVE_INFINITY, 0.0),
        real("asin", Double.NaN, 2.0),
        real("acos", 0.0, 1.0),
        real("atan", 0.0, 0.0),
        real("atan2", Math.atan2(1, -2), 1, -2),
        real("degrees", 180.0, Math.PI),
        real("radians", Math.PI, 180),
        real("pi", Math.PI),
        whole("add", Long.MIN_VALUE, Long.MAX_VALUE, 1),
        whole("subtract", 3, 5, 2),
        whole("multiply", -2, Long.MAX_VALUE, 2),
        whole("divide", -3, -7, 2),
        whole("divide", Long.MIN_VALUE, Long.MIN_VALUE, -1),
        whole("divide", FAILS, 1, 0),
        whole("divide", null, 1, null),
        whole("mod", -1, -7, 2),
        whole("mod", FAILS, 1, 0),
        whole("negate", -3, 3),
        real("add", 1.5, 1, 0.5),
        real("divide", Double.POSITIVE_INFINITY, 1, 0.0),
        real("mod", 1.5, 7.5, 2),
        real("mod", Double.NaN, 7.5, 0.0),
        real("negate", -0.0, 0.0),
        real("subtract", 0.5, 1, 0.5),
        whole("div", -3, -7, 2),
        whole("div", 2, 7.5, 3.0),
        whole("div", FAILS, 1, 0),
        whole("safe_divide", null, 1, 0),
        whole("safe_divide", 3, 7, 2),
        real("safe_divide", null, 1.0, 0.0),
        real("safe_divide", 0.0, 0.0, 0.0),
        real("safe_divide", null, 1.0, Double.NaN),
        whole("bitwise_and", 4, 6, 12),
        whole("bitwise_or", 14, 6, 12),
        whole("bitwise_xor", 10, 6, 12),
        whole("bitwise_xor", 10, 6.9, 12),
        whole("bitwise_shift_left", 2, 1, 65),
        whole("bitwise_shift_right", -1, -2, 1),
        whole("bitwise_complement", -1, 0),
        whole("bitwise_convert_double_to_long_bits", Double.doubleToLongBits(1.5), 1.5),
        real("bitwise_convert_long_bits_to_double", 1.5, Double.doubleToLongBits(1.5)));
    return cases;
  }

  static List<Case> literalCases() {
    return List.of(
        text("regexp_extract", "12", "ab12c", "[0-9]+"),
        text("regexp_extract", "b", "ab12c", "a(b)", 1),
        text("regexp_extract", null, "abc", "[0-9]+"),
        text("regexp_extract", null, NONE, "[0-9]+"),
        whole("regexp_like", 1, "abc", "b"),
        whole("regexp_like", 0, "abc", "^b"),
        whole("regexp_like", null, NONE, "^b"),
        text("regexp_replace", "<a><b>", "ab", "([a-z])", "<$1>"),
        text("regexp_replace", null, "ab", "([a-z])", NONE),
        text("regexp_replace", FAILS, "ab", "([a-z])", "$2"));
  }

  @ParameterizedTest
  @MethodSource({"cases", "literalCases"})
  void givesTheExpectedValue(Case test) {
    Object[] arguments = test.arguments().toArray();
    check(test, batch(arguments, false), firstFromColumn(arguments));
    if (arguments.length > 0 && (arguments[0] instanceof String || arguments[0] == NONE)) {
      check(test, batch(arguments, true), firstFromColumn(arguments));
    }
    Expr[] constants =
        Arrays.stream(arguments).map(FunctionTableTest::constant).toArray(Expr[]::new);
    check(test, batch(arguments, false), constants);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheSameValueForColumns(Case test) {
    Object[] arguments = test.arguments().toArray();
    Expr[] columns = new Expr[arguments.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column("c" + i, type(arguments[i]));
    }
    check(test, batch(arguments, false), columns);
    check(test, batch(arguments, true), columns);
  }

  private static void check(Case test, Batch batch, Expr[] arguments) {
    Expr expr = call(test.type(), test.function(), arguments);
    if (test.expected() == FAILS) {
      assertThatThrownBy(() -> Exprs.values(expr, batch))
          .isInstanceOf(FaultException.class)
          .hasMessageContaining("QueryRuntimeError");
      return;
    }
    assertThat(Exprs.values(expr, batch)).containsOnly(test.expected()).hasSize(batch.rowCount());
  }

  private static Expr[] firstFromColumn(Object[] arguments) {
    Expr[] exprs = new Expr[arguments.length];
    for (int i = 0; i < exprs.length; i++) {
      exprs[i] = i == 0 ? column("c0", type(arguments[0])) : constant(arguments[i]);
    }
    return exprs;
  }

  private static ScalarType type(Object value) {
    return value instanceof Number
        ? value instanceof Double ? ScalarType.DOUBLE : ScalarType.LONG
        : ScalarType.STRING;
  }

  private static Expr constant(Object value) {
    return value == null ? Exprs.nullOf(ScalarType.STRING) : literal(value);
  }

  /** Three equal rows with a column per argument. */
  private static Batch batch(Object[] arguments, boolean coded) {
    Columns columns = Columns.of();
    for (int i = 0; i < arguments.length; i++) {
      ScalarType type = type(arguments[i]);
      Object[] values = {arguments[i], arguments[i], arguments[i]};
      if (coded && type == ScalarType.STRING) {
        columns.add("c" + i, type, Columns.coded(new StringDictionary(), values));
      } else {
        columns.add("c" + i, type, values);
      }
    }
    return columns.batch();
  }
}
