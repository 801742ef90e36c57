package dev.sluice.core.expr.array;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.ScalarFunction;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of texts that stand for several values, see {@link MultiValues}. */
public final class MultiValueFunctions {
  private static final ArrayType TEXTS = new ArrayType(ScalarType.STRING);

  private MultiValueFunctions() {}

  public static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    all.add(
        NamedFunction.of(
            "mv_to_array(x)",
            "Array of the values",
            (call, context) ->
                compile(
                    call, context, row -> row[0] == null ? null : ArrayFunctions.list(row[0]))));
    all.add(
        NamedFunction.of(
            "array_to_mv(a)",
            "Text that stands for the elements",
            (call, context) ->
                compile(
                    call, context, row -> row[0] == null ? null : ArrayFunctions.list(row[0]))));
    all.add(
        NamedFunction.of(
            "string_to_mv(x, pattern)",
            "Parts of x between the matches of a regular expression, as values of one text",
            MultiValueFunctions::split));
    all.add(
        of(
            "mv_length(x)",
            "Number of values",
            row -> row[0] == null ? null : (long) ArrayFunctions.list(row[0]).size()));
    all.add(
        of(
            "mv_offset(x, i)",
            "Value at a place counted from 0; null outside",
            row -> value(row, 0)));
    all.add(
        of(
            "mv_ordinal(x, i)",
            "Value at a place counted from 1; null outside",
            row -> value(row, 1)));
    all.add(
        of(
            "mv_offset_of(x, value)",
            "Place of the first such value, counted from 0; null if there is none",
            row -> place(row, 0)));
    all.add(
        of(
            "mv_ordinal_of(x, value)",
            "Place of the first such value, counted from 1; null if there is none",
            row -> place(row, 1)));
    all.add(
        of(
            "mv_append(x, value)",
            "The values with another behind them",
            row -> row[0] == null ? null : joined(ArrayFunctions.list(row[0]), one(row[1]))));
    all.add(
        of(
            "mv_prepend(value, x)",
            "The values with another before them",
            row -> row[1] == null ? null : joined(one(row[0]), ArrayFunctions.list(row[1]))));
    all.add(
        of(
            "mv_concat(a, b)",
            "Values of a, then those of b",
            row ->
                row[0] == null
                    ? null
                    : joined(ArrayFunctions.list(row[0]), ArrayFunctions.list(row[1]))));
    all.add(
        of(
            "mv_slice(x, start[, end])",
            "Values from a place counted from 0 up to before another",
            row -> row[0] == null || row[1] == null ? null : ArrayFunctions.slice(row)));
    all.add(of("mv_contains(x, values)", "Whether all are among the values", row -> contains(row)));
    all.add(of("mv_overlap(a, b)", "Whether there is a value in both", row -> overlap(row)));
    all.add(
        of(
            "mv_to_string(x, separator)",
            "The values in one text",
            row ->
                row[0] == null
                    ? null
                    : ArrayFunctions.printed(TEXTS, ArrayFunctions.list(row[0]), first(row[1]))));
    all.add(
        of(
            "mv_filter_only(x, values)",
            "Values that are among others",
            row -> kept(row, value -> ArrayFunctions.list(row[1]).contains(value))));
    all.add(
        of(
            "mv_filter_none(x, values)",
            "Values that are not among others",
            row -> kept(row, value -> !ArrayFunctions.list(row[1]).contains(value))));
    all.add(
        of(
            "mv_filter_prefix(x, prefix)",
            "Values that start with a text",
            row -> {
              String prefix = first(row[1]);
              return kept(row, value -> prefix != null && starts(value, prefix));
            }));
    all.add(
        NamedFunction.of(
            "mv_filter_regex(x, pattern)",
            "Values in which a regular expression is found",
            MultiValueFunctions::matching));
    return all;
  }

  private static NamedFunction of(String usage, String description, ArrayFunction function) {
    return NamedFunction.of(
        usage, description, (call, context) -> compile(call, context, function));
  }

  /** A function that sees texts as the lists of their values, and may give such a list. */
  private static CompiledExpr compile(
      Expr.Call call, CompileContext context, ArrayFunction function) {
    List<CompiledExpr> arguments = new ArrayList<>();
    boolean[] isText = new boolean[call.arguments().size()];
    for (int i = 0; i < isText.length; i++) {
      Expr argument = call.arguments().get(i);
      isText[i] =
          argument.type() == ScalarType.STRING || (i == 1 && comparesValues(call, argument));
      arguments.add(isText[i] ? context.asText(argument) : context.compile(argument));
    }
    boolean givesText = call.type() == ScalarType.STRING;
    ArrayFunction ofTexts =
        row -> {
          for (int i = 0; i < isText.length; i++) {
            if (isText[i] && row[i] != null) {
              row[i] = MultiValues.values((String) row[i]);
            } else if (row[i] instanceof List<?> && !call.arguments().get(i).type().equals(TEXTS)) {
              row[i] = texts((ArrayType) call.arguments().get(i).type(), row[i]);
            }
          }
          Object result = function.apply(row);
          return givesText && result instanceof List<?> values ? MultiValues.text(values) : result;
        };
    return new ArrayFunctionExpr(arguments, ofTexts, call.type(), false);
  }

  private static CompiledExpr split(Expr.Call call, CompileContext context) {
    Pattern pattern = ArrayFunctions.pattern(call, context);
    return new ArrayFunctionExpr(
        List.of(context.asText(call.arguments().get(0))),
        row -> row[0] == null ? null : MultiValues.text(List.of(pattern.split((String) row[0]))),
        call.type(),
        false);
  }

  private static CompiledExpr matching(Expr.Call call, CompileContext context) {
    Pattern pattern = ArrayFunctions.pattern(call, context);
    return compile(
        call,
        context,
        row -> kept(row, value -> value instanceof String text && pattern.matcher(text).find()));
  }

  /** Whether the argument is a value among those of the other, whatever its type. */
  private static boolean comparesValues(Expr.Call call, Expr argument) {
    return argument.type() instanceof ScalarType
        && (call.function().equals("mv_contains") || call.function().equals("mv_overlap"));
  }

  private static List<@Nullable Object> texts(ArrayType type, @Nullable Object array) {
    List<@Nullable Object> texts = new ArrayList<>();
    for (Object element : ArrayFunctions.list(array)) {
      texts.add(element == null ? null : ArrayFunctions.printed(type, element));
    }
    return texts;
  }

  private static @Nullable Object value(@Nullable Object[] row, int first) {
    return row[0] == null || row[1] == null
        ? null
        : ArrayFunctions.element(
            ArrayFunctions.list(row[0]), ArrayFunctions.number(row[1]) - first);
  }

  private static @Nullable Object place(@Nullable Object[] row, int first) {
    int index = ArrayFunctions.list(row[0]).indexOf(first(row[1]));
    return index < 0 ? null : (Object) (long) (index + first);
  }

  private static List<@Nullable Object> joined(
      List<@Nullable Object> left, List<@Nullable Object> right) {
    List<@Nullable Object> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  /** The values, or a single NULL where there are none. */
  private static List<@Nullable Object> one(@Nullable Object values) {
    List<@Nullable Object> list = ArrayFunctions.list(values);
    if (list.isEmpty()) {
      list.add(null);
    }
    return list;
  }

  private static Object contains(@Nullable Object[] row) {
    List<@Nullable Object> wanted =
        row[1] == null ? one(null) : new ArrayList<>(ArrayFunctions.list(row[1]));
    return one(row[0]).containsAll(wanted) ? 1L : 0L;
  }

  private static @Nullable Object overlap(@Nullable Object[] row) {
    List<@Nullable Object> values = one(row[0]);
    List<@Nullable Object> others = row[1] == null ? one(null) : ArrayFunctions.list(row[1]);
    if (values.stream().anyMatch(others::contains)) {
      return 1L;
    }
    boolean isUnknown = row[1] != null && !others.isEmpty() && values.contains(null);
    return isUnknown ? null : (Object) 0L;
  }

  private static @Nullable String first(@Nullable Object values) {
    List<@Nullable Object> list = ArrayFunctions.list(values);
    return list.isEmpty() ? null : MultiValues.text(list);
  }

  private static @Nullable Object kept(
      @Nullable Object[] row, Predicate<@Nullable Object> condition) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object value : ArrayFunctions.list(row[0])) {
      if (condition.test(value)) {
        kept.add(value);
      }
    }
    return row[0] == null ? null : kept;
  }

  private static boolean starts(@Nullable Object value, String prefix) {
    return value instanceof String text && text.startsWith(prefix);
  }
}
