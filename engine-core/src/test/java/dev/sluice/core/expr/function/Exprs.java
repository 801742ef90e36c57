package dev.sluice.core.expr.function;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Short forms for expressions in tests, and their values as Java objects. */
final class Exprs {
  private Exprs() {}

  static Expr column(String name, ColumnType type) {
    return new Expr.Reference(name, type);
  }

  static Expr call(ColumnType type, String function, Expr... arguments) {
    return new Expr.Call(function, Arrays.asList(arguments), type);
  }

  static Expr test(String function, Expr... arguments) {
    return call(ScalarType.BOOLEAN, function, arguments);
  }

  static Expr literal(Object value) {
    ScalarType type =
        value instanceof String
            ? ScalarType.STRING
            : value instanceof Double
                ? ScalarType.DOUBLE
                : value instanceof Boolean ? ScalarType.BOOLEAN : ScalarType.LONG;
    return new Expr.Literal(
        value instanceof Integer number ? (Object) number.longValue() : value, type);
  }

  static Expr nullOf(ColumnType type) {
    return new Expr.Literal(null, type);
  }

  /** All values of an expression over a batch. */
  static List<Object> values(Expr expr, Batch batch) {
    return objects(
        BuiltinFunctions.compiler()
            .compile(expr, batch.signature())
            .evaluate(batch, new VectorArena()));
  }

  /** Rows for which a condition is true. */
  static List<Integer> rows(Expr condition, Batch batch) {
    int[] rows = new int[batch.rowCount()];
    int count =
        BuiltinFunctions.compiler()
            .compilePredicate(condition, batch.signature())
            .select(batch, rows, new VectorArena());
    return Arrays.stream(rows, 0, count).boxed().toList();
  }

  static List<Object> objects(ColumnVector vector) {
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < vector.size(); i++) {
      objects.add(vector.isNull(i) ? null : object(vector, i));
    }
    return objects;
  }

  private static Object object(ColumnVector vector, int row) {
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
    if (vector instanceof StringVector texts) {
      return texts.text(row);
    }
    DictionaryVector coded = (DictionaryVector) vector;
    return coded.dictionary().text(coded.codes()[row]);
  }
}
