package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns of a projection in the making. A column that is only passed on keeps its name; computed
 * ones are called {@code v0}, {@code v1}, … or by another letter, with underscores in front if the
 * input has such a name. Equal expressions share a column.
 */
final class ProjectionNames {
  private final String prefix;
  private final Map<Expr, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<OperatorSpec.Projection> projections = new ArrayList<>();
  private int computed;

  ProjectionNames(String letter, RowSignature input) {
    this.prefix = unusedPrefix(letter, input);
  }

  /** The letter, or the letter behind as many underscores as no column has before a number. */
  static String unusedPrefix(String letter, RowSignature input) {
    String prefix = letter;
    while (isUsed(prefix, input)) {
      prefix = "_" + prefix;
    }
    return prefix;
  }

  private static boolean isUsed(String prefix, RowSignature input) {
    for (RowSignature.Column column : input.columns()) {
      String name = column.name();
      if (name.length() > prefix.length()
          && name.startsWith(prefix)
          && name.chars().skip(prefix.length()).allMatch(Character::isDigit)) {
        return true;
      }
    }
    return false;
  }

  /** Name of the column that holds the value of the expression. */
  String add(Expr expr) {
    String known = names.get(expr);
    if (known != null) {
      return known;
    }
    String name =
        expr instanceof Expr.Reference reference && !taken.contains(reference.column())
            ? reference.column()
            : nextComputed();
    put(name, expr);
    names.put(expr, name);
    return name;
  }

  /** Name of a column of its own that holds the value, even if another column holds it too. */
  String addAnew(Expr expr) {
    if (!names.containsKey(expr)) {
      return add(expr);
    }
    String name = nextComputed();
    put(name, expr);
    return name;
  }

  /** Adds a column of a given name, which no other column has. */
  void put(String name, Expr expr) {
    if (!taken.add(name)) {
      throw new IllegalArgumentException("Duplicate column [" + name + "]");
    }
    projections.add(new OperatorSpec.Projection(name, expr));
  }

  private String nextComputed() {
    String name = prefix + computed++;
    while (taken.contains(name)) {
      name = prefix + computed++;
    }
    return name;
  }

  List<OperatorSpec.Projection> projections() {
    return List.copyOf(projections);
  }

  RowSignature signature() {
    RowSignature.Builder signature = RowSignature.builder();
    for (OperatorSpec.Projection projection : projections) {
      signature.add(projection.name(), projection.expr().type());
    }
    return signature.build();
  }

  /** Whether every column is one of the input under its own name. */
  boolean isPassing() {
    for (OperatorSpec.Projection projection : projections) {
      if (!(projection.expr() instanceof Expr.Reference reference)
          || !reference.column().equals(projection.name())) {
        return false;
      }
    }
    return true;
  }
}
