package dev.sluice.core.expr.function;

import static dev.sluice.core.expr.function.Exprs.call;
import static dev.sluice.core.expr.function.Exprs.column;
import static dev.sluice.core.expr.function.Exprs.literal;
import static dev.sluice.core.expr.function.Exprs.nullOf;
import static dev.sluice.core.expr.function.Exprs.rows;
import static dev.sluice.core.expr.function.Exprs.test;
import static dev.sluice.core.expr.function.Exprs.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import org.junit.jupiter.api.Test;

class LogicTest {
  private static final Expr A = column("a", ScalarType.LONG);
  private static final Expr D = column("d", ScalarType.DOUBLE);
  private static final Expr S = column("s", ScalarType.STRING);
  private static final Expr C = column("c", ScalarType.STRING);
  private static final Expr P = column("p", ScalarType.BOOLEAN);
  private static final Expr Q = column("q", ScalarType.BOOLEAN);

  private static Batch batch() {
    Object[] texts = {"a", "b", null, "", "abc", "b"};
    return Columns.of()
        .add("a", ScalarType.LONG, 1, 2, null, 0, Long.MAX_VALUE, Long.MIN_VALUE)
        .add("d", ScalarType.DOUBLE, 1.5, Double.NaN, null, -0.0, 0.0, -1.0)
        .add("s", ScalarType.STRING, texts)
        .add("c", ScalarType.STRING, Columns.coded(new StringDictionary(), texts))
        .batch();
  }

  private static Batch truth() {
    return Columns.of()
        .add("p", ScalarType.BOOLEAN, 1, 1, 1, 0, 0, 0, null, null, null)
        .add("q", ScalarType.BOOLEAN, 1, 0, null, 1, 0, null, 1, 0, null)
        .batch();
  }

  @Test
  void threeValuedLogic() {
    assertThat(values(test("and", P, Q), truth()))
        .containsExactly(1L, 0L, null, 0L, 0L, 0L, null, 0L, null);
    assertThat(values(test("or", P, Q), truth()))
        .containsExactly(1L, 1L, 1L, 1L, 0L, null, 1L, null, null);
    assertThat(values(test("not", P), truth()))
        .containsExactly(0L, 0L, 0L, 1L, 1L, 1L, null, null, null);
    assertThat(rows(test("and", P, Q), truth())).containsExactly(0);
    assertThat(rows(test("or", P, Q), truth())).containsExactly(0, 1, 2, 3, 6);
    assertThat(rows(test("not", test("and", P, Q)), truth())).containsExactly(1, 3, 4, 5, 7);
    assertThat(rows(test("not", test("or", P, Q)), truth())).containsExactly(4);
    assertThat(rows(test("is_not_true", P), truth())).containsExactly(3, 4, 5, 6, 7, 8);
    assertThat(rows(test("not", test("is_false", P)), truth())).containsExactly(0, 1, 2, 6, 7, 8);
    assertThat(values(test("is_false", P), truth()))
        .containsExactly(0L, 0L, 0L, 1L, 1L, 1L, 0L, 0L, 0L);
  }

  @Test
  void comparesLongsAtTheEdges() {
    assertThat(rows(test("less_than", A, literal(2)), batch())).containsExactly(0, 3, 5);
    assertThat(rows(test("greater_than", A, literal(Long.MAX_VALUE)), batch())).isEmpty();
    assertThat(rows(test("greater_than_or_equal", A, literal(Long.MIN_VALUE)), batch()))
        .containsExactly(0, 1, 3, 4, 5);
    assertThat(rows(test("less_than", A, literal(Long.MIN_VALUE)), batch())).isEmpty();
    assertThat(rows(test("not_equals", A, literal(2)), batch())).containsExactly(0, 3, 4, 5);
    assertThat(rows(test("greater_than", literal(2), A), batch())).containsExactly(0, 3, 5);
    assertThat(rows(test("less_than", A, literal(1.5)), batch())).containsExactly(0, 3, 5);
    assertThat(values(test("equals", A, literal(2.0)), batch()))
        .containsExactly(0L, 1L, null, 0L, 0L, 0L);
  }

  @Test
  void nanIsGreatestAndZerosAreEqual() {
    assertThat(rows(test("greater_than", D, literal(1e300)), batch())).containsExactly(1);
    assertThat(rows(test("less_than_or_equal", D, literal(1.5)), batch()))
        .containsExactly(0, 3, 4, 5);
    assertThat(rows(test("equals", D, literal(0.0)), batch())).containsExactly(3, 4);
    assertThat(rows(test("equals", D, literal(Double.NaN)), batch())).containsExactly(1);
    assertThat(rows(test("less_than", D, literal(0.0)), batch())).containsExactly(5);
    assertThat(
            rows(
                test(
                    "and",
                    test("greater_than", D, literal(-0.5)),
                    test("less_than", D, literal(2.0))),
                batch()))
        .containsExactly(0, 3, 4);
    assertThat(rows(test("equals", D, D), batch())).containsExactly(0, 1, 3, 4, 5);
  }

  @Test
  void comparesTextsByBytes() {
    for (Expr text : new Expr[] {S, C}) {
      assertThat(rows(test("less_than", text, literal("b")), batch())).containsExactly(0, 3, 4);
      assertThat(rows(test("not_equals", text, literal("b")), batch())).containsExactly(0, 3, 4);
      assertThat(values(test("equals", text, literal("")), batch()))
          .containsExactly(0L, 0L, null, 1L, 0L, 0L);
      assertThat(rows(test("equals", text, S), batch())).containsExactly(0, 1, 3, 4, 5);
    }
  }

  @Test
  void distinctnessTakesNullForAValue() {
    Expr none = nullOf(ScalarType.LONG);
    assertThat(rows(test("is_not_distinct_from", A, none), batch())).containsExactly(2);
    assertThat(rows(test("is_distinct_from", A, literal(1)), batch()))
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(rows(test("is_null", C), batch())).containsExactly(2);
    assertThat(rows(test("not", test("is_null", C)), batch())).containsExactly(0, 1, 3, 4, 5);
  }

  @Test
  void membershipFollowsNullLogic() {
    assertThat(values(test("in", A, literal(1), literal(0)), batch()))
        .containsExactly(1L, 0L, null, 1L, 0L, 0L);
    assertThat(values(test("in", A, literal(1), nullOf(ScalarType.LONG)), batch()))
        .containsExactly(1L, null, null, null, null, null);
    assertThat(rows(test("not", test("in", A, literal(1), nullOf(ScalarType.LONG))), batch()))
        .isEmpty();
    assertThat(rows(test("in", A, literal(Long.MIN_VALUE), literal(2)), batch()))
        .containsExactly(1, 5);
    assertThat(rows(test("in", C, literal("b"), literal("")), batch())).containsExactly(1, 3, 5);
    assertThat(rows(test("not", test("in", S, literal("b"), literal(""))), batch()))
        .containsExactly(0, 4);
    assertThat(rows(test("in", D, literal(1.5), literal(0)), batch())).containsExactly(0, 3, 4);
  }

  @Test
  void likeMatchesWholeTexts() {
    assertThat(rows(test("like", C, literal("a%")), batch())).containsExactly(0, 4);
    assertThat(rows(test("like", S, literal("%b%")), batch())).containsExactly(1, 4, 5);
    assertThat(rows(test("like", S, literal("_")), batch())).containsExactly(0, 1, 5);
    assertThat(rows(test("not", test("like", S, literal("_"))), batch())).containsExactly(3, 4);
    assertThat(rows(test("like", S, literal("a_c")), batch())).containsExactly(4);
    assertThat(rows(test("like", S, literal("%")), batch())).containsExactly(0, 1, 3, 4, 5);
    assertThat(rows(test("like", S, literal("a%b%c")), batch())).containsExactly(4);
    assertThat(rows(test("like", S, literal("")), batch())).containsExactly(3);
  }

  @Test
  void caseEvaluatesOnlyTheBranchTaken() {
    Expr guarded =
        call(
            ScalarType.LONG,
            "case",
            test("equals", A, literal(0)),
            literal(-1),
            call(ScalarType.LONG, "divide", literal(10), A));
    assertThat(values(guarded, batch())).containsExactly(10L, 5L, null, -1L, 0L, 0L);
    assertThatThrownBy(() -> values(call(ScalarType.LONG, "divide", literal(10), A), batch()))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("Division by zero in [10 / a]");
  }

  @Test
  void caseOverTextsKeepsDictionaries() {
    Expr mixed =
        call(
            ScalarType.STRING,
            "case",
            test("equals", A, literal(1)),
            literal("one"),
            test("is_null", A),
            nullOf(ScalarType.STRING),
            C);
    assertThat(values(mixed, batch())).containsExactly("one", "b", null, "", "abc", "b");
    Expr flat = call(ScalarType.STRING, "case", test("equals", A, literal(1)), literal("one"), S);
    assertThat(values(flat, batch())).containsExactly("one", "b", null, "", "abc", "b");
  }

  @Test
  void choosesTheFirstValue() {
    assertThat(values(call(ScalarType.LONG, "coalesce", A, literal(7)), batch()))
        .containsExactly(1L, 2L, 7L, 0L, Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(values(call(ScalarType.STRING, "nvl", C, literal("none")), batch()))
        .containsExactly("a", "b", "none", "", "abc", "b");
    assertThat(values(call(ScalarType.STRING, "nullif", S, literal("b")), batch()))
        .containsExactly("a", null, null, "", "abc", null);
    assertThat(values(call(ScalarType.DOUBLE, "greatest", A, literal(1.25)), batch()))
        .containsExactly(1.25, 2.0, 1.25, 1.25, 0x1p63, 1.25);
    assertThat(values(call(ScalarType.STRING, "least", C, literal("aa")), batch()))
        .containsExactly("a", "aa", "aa", "", "aa", "aa");
  }

  @Test
  void constantsFold() {
    Batch one = Columns.of().add("a", ScalarType.LONG, 1).batch();
    assertThat(values(call(ScalarType.LONG, "add", literal(1), literal(2)), one))
        .containsExactly(3L);
    assertThat(rows(test("less_than", literal(1), literal(2)), one)).containsExactly(0);
    Expr never = call(ScalarType.LONG, "divide", literal(1), literal(0));
    assertThat(values(call(ScalarType.LONG, "case", test("is_null", A), never, literal(4)), one))
        .containsExactly(4L);
  }
}
