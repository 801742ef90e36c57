package dev.sluice.core.expr.function;

import static dev.sluice.core.expr.function.Exprs.call;
import static dev.sluice.core.expr.function.Exprs.column;
import static dev.sluice.core.expr.function.Exprs.literal;
import static dev.sluice.core.expr.function.Exprs.nullOf;
import static dev.sluice.core.expr.function.Exprs.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions over random batches give the same values whatever the form of the input. */
class EncodingPropertyTest {
  private static final int ROUNDS = 150;
  private static final String[] TEXTS = {
    "", "a", "b", "ab", "abc", "B", " a ", "é", "😀x", "12", "-3.5", "2015-09-12T00:00:00Z", "zz"
  };
  private static final double[] DOUBLES = {
    0.0, -0.0, 1, -1.5, 0.05, Double.NaN, Double.POSITIVE_INFINITY, 1e18, 3
  };

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final StringDictionary dictionary = new StringDictionary();

  private record Inputs(Batch flat, Batch coded) {}

  private Inputs inputs() {
    int rows = 1 + random.nextInt(60);
    Object[] s = new Object[rows];
    Object[] u = new Object[rows];
    Object[] a = new Object[rows];
    Object[] b = new Object[rows];
    Object[] d = new Object[rows];
    Object[] t = new Object[rows];
    boolean withNulls = random.nextInt(3) > 0;
    for (int i = 0; i < rows; i++) {
      s[i] = orNull(withNulls, TEXTS[random.nextInt(TEXTS.length)]);
      u[i] = orNull(withNulls, TEXTS[random.nextInt(TEXTS.length)]);
      a[i] = orNull(withNulls, (long) random.nextInt(7) - 3);
      b[i] = orNull(withNulls, random.nextInt(9) == 0 ? Long.MIN_VALUE : random.nextInt(5));
      d[i] = orNull(withNulls, DOUBLES[random.nextInt(DOUBLES.length)]);
      t[i] = orNull(withNulls, random.nextLong() >> 22);
    }
    return new Inputs(
        batch(a, b, d, t, Columns.flat(s), Columns.flat(u)),
        batch(a, b, d, t, Columns.coded(dictionary, s), Columns.coded(new StringDictionary(), u)));
  }

  private Object orNull(boolean withNulls, Object value) {
    return withNulls && random.nextInt(4) == 0 ? null : value;
  }

  private static Batch batch(
      Object[] a, Object[] b, Object[] d, Object[] t, ColumnVector s, ColumnVector u) {
    return Columns.of()
        .add("a", ScalarType.LONG, a)
        .add("b", ScalarType.LONG, b)
        .add("d", ScalarType.DOUBLE, d)
        .add("t", ScalarType.TIMESTAMP, t)
        .add("s", ScalarType.STRING, s)
        .add("u", ScalarType.STRING, u)
        .batch();
  }

  private Expr text(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> literal(TEXTS[random.nextInt(TEXTS.length)]);
        case 1 -> column("u", ScalarType.STRING);
        default -> column("s", ScalarType.STRING);
      };
    }
    ScalarType type = ScalarType.STRING;
    return switch (random.nextInt(10)) {
      case 0 -> call(type, "upper", text(depth - 1));
      case 1 -> call(type, "concat", text(depth - 1), literal("-"), text(depth - 1));
      case 2 ->
          call(type, "substring", text(depth - 1), literal(1 + random.nextInt(3)), literal(2));
      case 3 -> call(type, "trim", text(depth - 1));
      case 4 -> call(type, "case", condition(depth - 1), text(depth - 1), text(depth - 1));
      case 5 -> call(type, "coalesce", text(depth - 1), text(depth - 1));
      case 6 -> call(type, "nullif", text(depth - 1), text(depth - 1));
      case 7 -> call(type, "cast", number(depth - 1));
      case 8 -> call(type, "left", text(depth - 1), number(0));
      default -> call(type, "regexp_extract", text(depth - 1), literal("[a-z]+"));
    };
  }

  private Expr number(int depth) {
    ScalarType type = ScalarType.LONG;
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> random.nextInt(5) == 0 ? nullOf(type) : literal(random.nextInt(5) - 1);
        case 1 -> column("b", type);
        default -> column("a", type);
      };
    }
    return switch (random.nextInt(9)) {
      case 0 -> call(type, "add", number(depth - 1), number(depth - 1));
      case 1 -> call(type, "multiply", number(depth - 1), number(depth - 1));
      case 2 -> call(type, "divide", number(depth - 1), number(depth - 1));
      case 3 -> call(type, "mod", number(depth - 1), literal(3));
      case 4 -> call(type, "length", text(depth - 1));
      case 5 -> call(type, "case", condition(depth - 1), number(depth - 1), number(depth - 1));
      case 6 -> call(type, "cast", text(depth - 1));
      case 7 -> call(type, "time_extract", column("t", ScalarType.TIMESTAMP), literal("MONTH"));
      default -> call(type, "strpos", text(depth - 1), text(0));
    };
  }

  private Expr real(int depth) {
    ScalarType type = ScalarType.DOUBLE;
    if (depth == 0) {
      return random.nextBoolean()
          ? column("d", type)
          : literal(DOUBLES[random.nextInt(DOUBLES.length)]);
    }
    return switch (random.nextInt(4)) {
      case 0 -> call(type, "subtract", real(depth - 1), number(depth - 1));
      case 1 -> call(type, "divide", real(depth - 1), real(depth - 1));
      case 2 -> call(type, "greatest", real(depth - 1), real(depth - 1));
      default -> call(type, "cast", text(depth - 1));
    };
  }

  private Expr condition(int depth) {
    String[] comparisons = {
      "equals",
      "not_equals",
      "less_than",
      "less_than_or_equal",
      "greater_than",
      "greater_than_or_equal",
      "is_not_distinct_from",
      "is_distinct_from"
    };
    String comparison = comparisons[random.nextInt(comparisons.length)];
    if (depth == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> test(comparison, text(0), text(0));
        case 1 -> test(comparison, number(0), number(0));
        default -> test(comparison, real(0), random.nextBoolean() ? real(0) : number(0));
      };
    }
    return switch (random.nextInt(11)) {
      case 0, 1 -> test("and", condition(depth - 1), condition(depth - 1), condition(0));
      case 2, 3 -> test("or", condition(depth - 1), condition(depth - 1));
      case 4 -> test("not", condition(depth - 1));
      case 5 -> test("like", text(depth - 1), literal(random.nextBoolean() ? "%a%" : "_b%"));
      case 6 ->
          test(
              "in",
              text(depth - 1),
              literal("a"),
              literal("ab"),
              random.nextInt(3) == 0 ? nullOf(ScalarType.STRING) : literal("é"));
      case 7 -> test("in", number(depth - 1), literal(1), literal(2), number(0));
      case 8 -> test(random.nextBoolean() ? "is_null" : "is_not_null", text(depth - 1));
      case 9 -> test(random.nextBoolean() ? "is_true" : "is_not_false", condition(depth - 1));
      default -> test(comparison, number(depth - 1), number(depth - 1));
    };
  }

  private Expr any() {
    int depth = random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0 -> text(depth);
      case 1 -> number(depth);
      case 2 -> real(depth);
      default -> condition(depth);
    };
  }

  private static final Object FAILS = "fails";

  private static Object values(CompiledExpr compiled, Batch batch) {
    try {
      return Exprs.objects(compiled.evaluate(batch, new VectorArena()));
    } catch (FaultException e) {
      return FAILS;
    }
  }

  @Test
  void dictionariesSlicesAndSelectionsAgree() {
    for (int round = 0; round < ROUNDS; round++) {
      Expr expr = any();
      Inputs first = inputs();
      CompiledExpr flat = compile(expr, first);
      CompiledExpr coded = compile(expr, first);
      for (int again = 0; again < 3; again++) {
        Inputs inputs = again == 0 ? first : inputs();
        Object expected = values(flat, inputs.flat());
        assertThat(values(coded, inputs.coded())).as("%s, seed %d", expr, seed).isEqualTo(expected);
        if (expected instanceof List<?> all) {
          int[] rows = someRows(all.size());
          List<Object> chosen = new ArrayList<>();
          for (int row : rows) {
            chosen.add(all.get(row));
          }
          Batch selected = inputs.coded().select(rows, rows.length, new VectorArena());
          if (rows.length > 0) {
            assertThat(values(coded, selected)).as("%s, seed %d", expr, seed).isEqualTo(chosen);
          }
        }
      }
    }
  }

  @Test
  void conditionsFindTheRowsWhoseValueIsTrue() {
    for (int round = 0; round < ROUNDS; round++) {
      Expr expr = condition(random.nextInt(4));
      Inputs inputs = inputs();
      Object expected = values(compile(expr, inputs), inputs.flat());
      Object opposite = values(compile(test("not", expr), inputs), inputs.flat());
      if (expected instanceof List<?> all && opposite instanceof List<?> none) {
        for (Batch batch : List.of(inputs.flat(), inputs.coded())) {
          assertThat(rows(expr, batch)).as("%s, seed %d", expr, seed).isEqualTo(trueRows(all));
          assertThat(rows(test("not", expr), batch))
              .as("not %s, seed %d", expr, seed)
              .isEqualTo(trueRows(none));
        }
      }
    }
  }

  /** A constant column and a literal give the same. */
  @Test
  void constantsAndColumnsAgree() {
    for (int round = 0; round < ROUNDS; round++) {
      Expr expr = any();
      String s = TEXTS[random.nextInt(TEXTS.length)];
      Long a = (Long) orNull(true, (long) random.nextInt(4));
      Double d = (Double) orNull(true, DOUBLES[random.nextInt(DOUBLES.length)]);
      Object[][] columns = {{a, a}, {2L, 2L}, {d, d}, {5L, 5L}, {s, s}, {"a", "a"}};
      Batch batch =
          batch(
              columns[0],
              columns[1],
              columns[2],
              columns[3],
              Columns.flat(columns[4]),
              Columns.flat(columns[5]));
      Object expected = values(BuiltinFunctions.compiler().compile(expr, batch.signature()), batch);
      Expr constant = replaced(expr, batch, columns);
      Object actual =
          values(BuiltinFunctions.compiler().compile(constant, batch.signature()), batch);
      if (expected != FAILS) { // a constant NULL may spare what fails
        assertThat(actual)
            .as("%s of %s, seed %d", expr, Arrays.deepToString(columns), seed)
            .isEqualTo(expected);
      }
    }
  }

  private static Expr replaced(Expr expr, Batch batch, Object[][] columns) {
    if (expr instanceof Expr.Reference reference) {
      Object value = columns[batch.signature().indexOf(reference.column())][0];
      return new Expr.Literal(value, reference.type());
    }
    if (expr instanceof Expr.Call call) {
      return new Expr.Call(
          call.function(),
          call.arguments().stream().map(a -> replaced(a, batch, columns)).toList(),
          call.type());
    }
    return expr;
  }

  private static CompiledExpr compile(Expr expr, Inputs inputs) {
    return BuiltinFunctions.compiler().compile(expr, inputs.flat().signature());
  }

  private static List<Integer> rows(Expr condition, Batch batch) {
    CompiledPredicate predicate =
        BuiltinFunctions.compiler().compilePredicate(condition, batch.signature());
    int[] rows = new int[batch.rowCount()];
    int count = predicate.select(batch, rows, new VectorArena());
    return Arrays.stream(rows, 0, count).boxed().toList();
  }

  private static List<Integer> trueRows(List<?> values) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Long value && value != 0) {
        rows.add(i);
      }
    }
    return rows;
  }

  private int[] someRows(int size) {
    int[] rows = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (random.nextBoolean()) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
