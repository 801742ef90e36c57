package dev.sluice.core.expr.array;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.ScalarFunction;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Functions that make, take apart and search arrays. */
public final class ArrayFunctions {
  private ArrayFunctions() {}

  public static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    all.add(
        NamedFunction.of(
            "array([x][, ...])", "Array of the values", (call, context) -> make(call, context)));
    all.add(of("array_length(a)", "Number of elements", row -> (long) list(row[0]).size()));
    all.add(
        of(
            "array_offset(a, i)",
            "Element at a place counted from 0; null outside",
            row -> element(list(row[0]), number(row[1]))));
    all.add(
        of(
            "array_ordinal(a, i)",
            "Element at a place counted from 1; null outside",
            row -> element(list(row[0]), number(row[1]) - 1)));
    all.add(
        elements(
            "array_offset_of(a, x)",
            "Place of the first x, counted from 0; null if there is none",
            row -> row[0] == null ? null : place(list(row[0]).indexOf(row[1]), 0)));
    all.add(
        elements(
            "array_ordinal_of(a, x)",
            "Place of the first x, counted from 1; null if there is none",
            row -> row[0] == null ? null : place(list(row[0]).indexOf(row[1]), 1)));
    all.add(
        elements(
            "array_append(a, x)",
            "The array with x behind it",
            row -> row[0] == null ? null : joined(list(row[0]), Arrays.asList(row[1]))));
    all.add(
        elements(
            "array_concat(a, b)",
            "Elements of a, then those of b",
            row -> row[0] == null || row[1] == null ? row[0] : joined(list(row[0]), list(row[1]))));
    all.add(
        NamedFunction.of(
            "array_prepend(x, a)",
            "The array with x before it",
            (call, context) ->
                compile(
                    new Expr.Call(
                        call.function(),
                        List.of(call.arguments().get(1), call.arguments().get(0)),
                        call.type()),
                    context,
                    true,
                    row -> row[0] == null ? null : joined(Arrays.asList(row[1]), list(row[0])))));
    all.add(
        of(
            "array_slice(a, start[, end])",
            "Elements from start, counted from 0, up to end, exclusive; padded with null",
            ArrayFunctions::slice));
    all.add(
        elements(
            "array_contains(a, x)",
            "Whether x, or each element of it, is an element",
            row -> row[0] == null ? null : truth(containsAll(list(row[0]), row[1]))));
    all.add(
        elements(
            "array_overlap(a, b)",
            "Whether the arrays share an element",
            row ->
                row[0] == null
                    ? null
                    : truth(
                        row[1] != null && list(row[1]).stream().anyMatch(list(row[0])::contains))));
    all.add(
        NamedFunction.of(
            "scalar_in_array(x, a)",
            "Whether x is an element",
            (call, context) ->
                compile(
                    new Expr.Call(
                        call.function(),
                        List.of(call.arguments().get(1), call.arguments().get(0)),
                        call.type()),
                    context,
                    true,
                    ArrayFunctions::isElement)));
    all.add(
        NamedFunction.of(
            "array_places(a[, ...])",
            "Places of the longest of the arrays, counted from 0",
            (call, context) -> compile(call, context, false, ArrayFunctions::places)));
    all.add(
        of(
            "array_quantile(a, rank)",
            "Quantile of the numbers, between two of them by linear interpolation",
            row ->
                quantile(list(row[0]), ((Number) Objects.requireNonNull(row[1])).doubleValue())));
    all.add(
        NamedFunction.of(
            "array_to_string(a, separator)", "Elements in one text", ArrayFunctions::print));
    all.add(
        NamedFunction.of(
            "string_to_array(x, pattern)",
            "Parts of x between the matches of a regular expression",
            ArrayFunctions::split));
    return all;
  }

  /** Function that is null if any argument is. */
  private static NamedFunction of(String usage, String description, ArrayFunction function) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            compile(
                call,
                context,
                false,
                row -> {
                  for (Object argument : row) {
                    if (argument == null) {
                      return null;
                    }
                  }
                  return function.apply(row);
                }));
  }

  /** Function whose scalar arguments are elements of its first one. */
  private static NamedFunction elements(String usage, String description, ArrayFunction function) {
    return NamedFunction.of(
        usage, description, (call, context) -> compile(call, context, true, function));
  }

  private static CompiledExpr compile(
      Expr.Call call, CompileContext context, boolean ofElements, ArrayFunction function) {
    ColumnType first = call.arguments().get(0).type();
    List<CompiledExpr> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      boolean converts =
          ofElements
              && first instanceof ArrayType array
              && argument.type() instanceof ScalarType
              && argument.type() != array.element();
      arguments.add(
          converts
              ? context.compileAs(argument, ((ArrayType) first).element())
              : context.compile(argument));
    }
    return new ArrayFunctionExpr(arguments, function, call.type(), false);
  }

  private static CompiledExpr make(Expr.Call call, CompileContext context) {
    ScalarType element = ((ArrayType) call.type()).element();
    List<CompiledExpr> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      arguments.add(context.compileAs(argument, element));
    }
    return new ArrayFunctionExpr(arguments, row -> Arrays.asList(row.clone()), call.type(), false);
  }

  static @Nullable Object element(List<@Nullable Object> list, long at) {
    return at < 0 || at >= list.size() ? null : list.get((int) at);
  }

  private static @Nullable Object place(int index, int first) {
    return index < 0 ? null : (Object) (long) (index + first);
  }

  private static Object truth(boolean value) {
    return value ? 1L : 0L;
  }

  private static List<@Nullable Object> joined(
      List<@Nullable Object> left, List<@Nullable Object> right) {
    List<@Nullable Object> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  static @Nullable Object slice(@Nullable Object[] row) {
    List<@Nullable Object> list = list(row[0]);
    long start = number(row[1]);
    long end = row.length > 2 ? number(row[2]) : list.size();
    if (start < 0 || start > list.size() || start > end || end - start > Integer.MAX_VALUE) {
      return null;
    }
    List<@Nullable Object> slice = new ArrayList<>();
    for (long i = start; i < end; i++) {
      slice.add(element(list, i));
    }
    return slice;
  }

  private static boolean containsAll(List<@Nullable Object> list, @Nullable Object wanted) {
    return wanted instanceof List<?> all ? list.containsAll(all) : list.contains(wanted);
  }

  private static @Nullable Object isElement(@Nullable Object[] row) {
    if (row[0] == null) {
      return null;
    }
    boolean found = list(row[0]).contains(row[1]);
    return row[1] == null && !found ? null : truth(found);
  }

  private static Object places(@Nullable Object[] arrays) {
    int most = 0;
    for (Object array : arrays) {
      most = Math.max(most, list(array).size());
    }
    List<Object> places = new ArrayList<>(most);
    for (long i = 0; i < most; i++) {
      places.add(i);
    }
    return places;
  }

  private static @Nullable Object quantile(List<@Nullable Object> elements, double rank) {
    List<Double> numbers = new ArrayList<>();
    for (Object element : elements) {
      if (element instanceof Number value) {
        numbers.add(value.doubleValue());
      } else if (element != null) {
        return null;
      }
    }
    if (numbers.isEmpty() || !(rank >= 0 && rank <= 1)) {
      return Double.NaN;
    }
    numbers.sort(null);
    double place = rank * (numbers.size() - 1);
    int below = (int) place;
    double low = numbers.get(below);
    double high = numbers.get(Math.min(below + 1, numbers.size() - 1));
    return place == below ? low : low + (place - below) * (high - low);
  }

  private static CompiledExpr print(Expr.Call call, CompileContext context) {
    ArrayType type = (ArrayType) call.arguments().get(0).type();
    ArrayFunction function =
        row -> row[0] == null ? null : printed(type, list(row[0]), (String) row[1]);
    return new ArrayFunctionExpr(
        List.of(context.compile(call.arguments().get(0)), context.asText(call.arguments().get(1))),
        function,
        call.type(),
        false);
  }

  /** The elements in one text; null for a single NULL. */
  static @Nullable String printed(
      ArrayType type, List<@Nullable Object> elements, @Nullable String separator) {
    if (elements.size() == 1 && elements.get(0) == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    elements.forEach(element -> texts.add(printed(type, element)));
    return String.join(separator == null ? "" : separator, texts);
  }

  static String printed(ArrayType type, @Nullable Object element) {
    return type.element() == ScalarType.BOOLEAN && element instanceof Long flag
        ? String.valueOf(flag != 0)
        : String.valueOf(element);
  }

  /** The regular expression that is the second argument. */
  static Pattern pattern(Expr.Call call, CompileContext context) {
    String text = context.textLiteral(call, 1);
    if (text == null) {
      throw new IllegalArgumentException(
          "Function [%s] needs a pattern as argument [2]".formatted(call.function()));
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid regular expression [%s]: %s".formatted(text, e.getDescription()), e);
    }
  }

  private static CompiledExpr split(Expr.Call call, CompileContext context) {
    Pattern pattern = pattern(call, context);
    return new ArrayFunctionExpr(
        List.of(context.asText(call.arguments().get(0))),
        row -> row[0] == null ? null : Arrays.asList((Object[]) pattern.split((String) row[0])),
        call.type(),
        false);
  }

  @SuppressWarnings("unchecked") // arrays are lists of boxed elements
  static List<@Nullable Object> list(@Nullable Object value) {
    return value == null ? new ArrayList<>() : (List<@Nullable Object>) value;
  }

  static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
