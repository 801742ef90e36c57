package dev.sluice.core.expr;

import org.jspecify.annotations.Nullable;

/**
 * Function given by its parts.
 *
 * @param selector makes conditions, or null if values are turned into conditions
 */
public record NamedFunction(
    String name,
    String usage,
    String description,
    int minArguments,
    int maxArguments,
    Compiler compiler,
    @Nullable Selector selector)
    implements ScalarFunction {

  /** Makes the loop of a call. */
  @FunctionalInterface
  public interface Compiler {
    CompiledExpr compile(Expr.Call call, CompileContext context);
  }

  /** Makes the condition of a call. */
  @FunctionalInterface
  public interface Selector {
    CompiledPredicate compile(Expr.Call call, boolean negated, CompileContext context);
  }

  /**
   * Function whose number of arguments follows from its usage: {@code name(a, b[, c][, ...])}.
   *
   * @param usage how a call is written; square brackets hold what may be left out
   */
  public static NamedFunction of(String usage, String description, Compiler compiler) {
    return of(usage, description, compiler, null);
  }

  /** As {@link #of(String, String, Compiler)} with a form for conditions. */
  public static NamedFunction of(
      String usage, String description, Compiler compiler, @Nullable Selector selector) {
    int open = usage.indexOf('(');
    String arguments = usage.substring(open + 1, usage.length() - 1);
    int optional = arguments.indexOf('[');
    int min = count(optional < 0 ? arguments : arguments.substring(0, optional));
    int max = arguments.contains("...") ? Integer.MAX_VALUE : count(arguments);
    return new NamedFunction(
        usage.substring(0, open), usage, description, min, max, compiler, selector);
  }

  /** The same function under another name. */
  public NamedFunction alias(String alias) {
    return new NamedFunction(
        alias,
        alias + usage.substring(name.length()),
        "Other name of " + name,
        minArguments,
        maxArguments,
        compiler,
        selector);
  }

  private static int count(String arguments) {
    if (arguments.isBlank()) {
      return 0;
    }
    return (int) arguments.chars().filter(c -> c == ',').count() + 1;
  }

  @Override
  public CompiledExpr compile(Expr.Call call, CompileContext context) {
    return compiler.compile(call, context);
  }

  @Override
  public CompiledPredicate compilePredicate(
      Expr.Call call, boolean negated, CompileContext context) {
    return selector == null
        ? ScalarFunction.super.compilePredicate(call, negated, context)
        : selector.compile(call, negated, context);
  }
}
