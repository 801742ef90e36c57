package dev.sluice.core.expr;

import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function may ask for while one expression is compiled. */
public final class CompileContext {
  private static final Batch ONE_ROW = Batch.of(RowSignature.empty(), 1);

  private final RowSignature input;
  private final FunctionRegistry functions;

  CompileContext(RowSignature input, FunctionRegistry functions) {
    this.input = input;
    this.functions = functions;
  }

  public RowSignature input() {
    return input;
  }

  /** Loop for the expression; a {@link ConstantExpr} if it needs no column and cannot fail. */
  public CompiledExpr compile(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      return column(reference);
    }
    if (expr instanceof Expr.Literal literal) {
      return ConstantExpr.of(literal.value(), literal.type());
    }
    Expr.Call call = (Expr.Call) expr;
    CompiledExpr compiled = function(call).compile(call, this);
    return isConstant(call) && !(compiled instanceof ConstantExpr) ? fold(compiled) : compiled;
  }

  /** Condition that holds where the expression is true, or false if negated. */
  public CompiledPredicate predicate(Expr expr, boolean negated) {
    if (expr instanceof Expr.Call call && !isConstant(call)) {
      return function(call).compilePredicate(call, negated, this);
    }
    CompiledExpr compiled = compile(expr);
    if (compiled instanceof ConstantExpr constant) {
      return ConstantPredicate.of(!constant.isNull() && (constant.longValue() == 0) == negated);
    }
    return new ValuePredicate(compiled, negated);
  }

  /** Condition that holds where a value in long form is not 0. */
  public static CompiledPredicate whereTrue(CompiledExpr value) {
    return new ValuePredicate(value, false);
  }

  /** Condition that holds where a value in long form is 0. */
  public static CompiledPredicate whereFalse(CompiledExpr value) {
    return new ValuePredicate(value, true);
  }

  /**
   * Loop for the expression, in the physical form of this type; types of one form mix freely, save
   * decimals of unequal scale.
   */
  public CompiledExpr compileAs(Expr expr, ColumnType type) {
    if (expr instanceof Expr.Literal literal && literal.value() == null) {
      return ConstantExpr.of(null, type);
    }
    boolean fits =
        type == ScalarType.STRING
            ? expr.type() == ScalarType.STRING
            : expr.type().physical() == type.physical()
                && DecimalType.scaleOf(expr.type()) == DecimalType.scaleOf(type);
    return compile(fits ? expr : new Expr.Call("cast", List.of(expr), type));
  }

  public CompiledExpr asLong(Expr expr) {
    return compileAs(expr, ScalarType.LONG);
  }

  public CompiledExpr asDouble(Expr expr) {
    return compileAs(expr, ScalarType.DOUBLE);
  }

  public CompiledExpr asText(Expr expr) {
    return compileAs(expr, ScalarType.STRING);
  }

  /**
   * The text constant in this place, or null if the argument is absent or NULL.
   *
   * @throws IllegalArgumentException if the argument is no constant
   */
  public @Nullable String textLiteral(Expr.Call call, int index) {
    if (index >= call.arguments().size()) {
      return null;
    }
    return (String) literal(call, index, ScalarType.STRING).value();
  }

  /** As {@link #textLiteral} for an integer. */
  public @Nullable Long longLiteral(Expr.Call call, int index) {
    if (index >= call.arguments().size()) {
      return null;
    }
    return (Long) literal(call, index, ScalarType.LONG).value();
  }

  private ConstantExpr literal(Expr.Call call, int index, ScalarType type) {
    if (compileAs(call.arguments().get(index), type) instanceof ConstantExpr constant) {
      return constant;
    }
    throw new IllegalArgumentException(
        "Argument [%d] of function [%s] must be a literal".formatted(index + 1, call.function()));
  }

  private CompiledExpr column(Expr.Reference reference) {
    int index = input.indexOf(reference.column());
    ColumnType type = input.type(index);
    if (type.physical() != reference.type().physical()
        || DecimalType.scaleOf(type) != DecimalType.scaleOf(reference.type())) {
      throw new IllegalArgumentException(
          "Column [%s] has type [%s], the expression expects [%s]"
              .formatted(reference.column(), type.name(), reference.type().name()));
    }
    return new ColumnExpr(index, reference.type());
  }

  private ScalarFunction function(Expr.Call call) {
    ScalarFunction function = functions.find(call.function());
    if (function == null) {
      throw new IllegalArgumentException("Unknown function [" + call.function() + "]");
    }
    int count = call.arguments().size();
    if (count < function.minArguments() || count > function.maxArguments()) {
      throw new IllegalArgumentException(
          "Function [%s] does not take [%d] arguments; use [%s]"
              .formatted(function.name(), count, function.usage()));
    }
    return function;
  }

  private static boolean isConstant(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return call.arguments().stream().allMatch(CompileContext::isConstant);
    }
    return expr instanceof Expr.Literal;
  }

  /** The constant, or the loop as it is if its evaluation fails: it may never be reached. */
  private static CompiledExpr fold(CompiledExpr compiled) {
    if (compiled.type().physical() == Physical.BYTES && compiled.type() != ScalarType.STRING) {
      return compiled;
    }
    try {
      ColumnVector vector = compiled.evaluate(ONE_ROW, new VectorArena());
      return ConstantExpr.of(first(vector), compiled.type());
    } catch (FaultException e) {
      return compiled;
    }
  }

  private static @Nullable Object first(ColumnVector vector) {
    if (vector.isNull(0)) {
      return null;
    }
    if (vector instanceof LongVector longs) {
      return longs.values()[0];
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[0];
    }
    if (vector instanceof StringVector texts) {
      return texts.text(0);
    }
    DictionaryVector texts = (DictionaryVector) vector;
    return texts.dictionary().text(texts.codes()[0]);
  }
}
