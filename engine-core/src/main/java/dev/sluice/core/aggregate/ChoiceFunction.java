package dev.sluice.core.aggregate;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.Physical;
import java.util.Arrays;
import java.util.List;

/**
 * {@code percentile_cont}, {@code percentile_disc} and {@code mode}: a value picked from all values
 * of a group in order. Parameters: {@code fraction}, from 0 to 1; {@code descending}.
 */
final class ChoiceFunction implements AggregateFunction {
  private final String name;
  private final NumberChoice.Kind kind;

  private ChoiceFunction(String name, NumberChoice.Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  static List<AggregateFunction> all() {
    return List.of(
        new ChoiceFunction("percentile_cont", NumberChoice.Kind.CONTINUOUS),
        new ChoiceFunction("percentile_disc", NumberChoice.Kind.DISCRETE),
        new ChoiceFunction("mode", NumberChoice.Kind.MODE));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return new ComplexType("list");
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    Physical form = Inputs.type(spec, 0).physical();
    double fraction = spec.parameters().get("fraction") instanceof Number n ? n.doubleValue() : 0;
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "Aggregate [%s]: the fraction is [%s] and must be from 0 to 1"
              .formatted(spec.name(), fraction));
    }
    boolean descending = Boolean.TRUE.equals(spec.parameters().get("descending"));
    NumberChoice choice = new NumberChoice(kind, fraction, descending);
    if (form != Physical.BYTES) {
      return new NumberListAccumulator(choice, form);
    }
    if (kind == NumberChoice.Kind.CONTINUOUS) {
      throw Inputs.refused(spec, Inputs.type(spec, 0));
    }
    return new ListAccumulator(
        false,
        new SortKeyWriter(""),
        ListFunction::writeBytes,
        (entries, out) -> pick(entries, choice, out));
  }

  private static void pick(Entries entries, NumberChoice choice, ArrayEncoder out) {
    entries.sortByValue();
    int at =
        choice.kind() == NumberChoice.Kind.MODE
            ? mostFrequent(entries)
            : choice.position(entries.count());
    out.addEncoded(entries.data(), entries.valueStart(at), entries.valueLengthOf(at));
  }

  private static int mostFrequent(Entries entries) {
    int best = 0;
    int bestLength = 0;
    int start = 0;
    for (int i = 1; i <= entries.count(); i++) {
      if (i == entries.count() || !isEqual(entries, i, start)) {
        if (i - start > bestLength) {
          bestLength = i - start;
          best = start;
        }
        start = i;
      }
    }
    return best;
  }

  private static boolean isEqual(Entries entries, int left, int right) {
    return Arrays.equals(
        entries.data(),
        entries.valueStart(left),
        entries.valueStart(left) + entries.valueLengthOf(left),
        entries.data(),
        entries.valueStart(right),
        entries.valueStart(right) + entries.valueLengthOf(right));
  }
}
