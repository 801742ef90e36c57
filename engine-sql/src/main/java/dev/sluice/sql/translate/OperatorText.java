package dev.sluice.sql.translate;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.ProcessorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Operators of a stage for people, one line each. */
final class OperatorText {
  private OperatorText() {}

  static List<String> lines(ProcessorSpec processor) {
    if (processor instanceof ProcessorSpec.SegmentGenerator segments) {
      return segments(segments);
    }
    if (processor instanceof ProcessorSpec.Limit) {
      return List.of();
    }
    return processor.chain().stream().map(OperatorText::line).toList();
  }

  private static String line(OperatorSpec operator) {
    if (operator instanceof OperatorSpec.Filter filter) {
      return "filter " + ExprText.readable(filter.condition());
    }
    if (operator instanceof OperatorSpec.Project project) {
      return "project "
          + project.projections().stream()
              .map(OperatorText::projection)
              .collect(Collectors.joining(", "));
    }
    if (operator instanceof OperatorSpec.PartialAggregate partial) {
      return "group " + partial.keys() + aggregates(partial.aggregates());
    }
    if (operator instanceof OperatorSpec.Unnest unnest) {
      return "unnest "
          + unnest.array()
          + " as "
          + unnest.element()
          + (unnest.ordinality() == null ? "" : ", " + unnest.ordinality())
          + (unnest.outer() ? " or null" : "");
    }
    if (operator instanceof OperatorSpec.CombineSets combine) {
      return "combine "
          + combine.keys()
          + combine.sets().stream()
              .map(set -> set.keys().toString())
              .collect(Collectors.joining(", ", " sets ", ""));
    }
    if (operator instanceof OperatorSpec.MergeAggregate merge) {
      return "merge "
          + merge.keys()
          + aggregates(merge.aggregates())
          + (merge.finish() ? "" : " unfinished");
    }
    if (operator instanceof OperatorSpec.HashJoin hash) {
      return "hash " + join(hash.join());
    }
    if (operator instanceof OperatorSpec.MergeJoin merge) {
      return "merge " + join(merge.join());
    }
    if (operator instanceof OperatorSpec.KeyFilter filter) {
      return "keep keys of input " + filter.input() + keys(filter.keys());
    }
    if (operator instanceof OperatorSpec.Repeat repeat) {
      return "repeat " + repeat.times() + " times";
    }
    if (operator instanceof OperatorSpec.Window window) {
      return WindowText.line(window.window());
    }
    OperatorSpec.Limit limit = (OperatorSpec.Limit) operator;
    return "limit " + limit.count() + (limit.offset() == 0 ? "" : " offset " + limit.offset());
  }

  private static String join(JoinSpec join) {
    String kind = join.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String condition = join.condition() == null ? "" : ExprText.readable(join.condition());
    return kind
        + " join input "
        + join.input()
        + keys(join.keys())
        + (condition.isEmpty() ? "" : " and " + condition);
  }

  private static String keys(List<JoinKey> keys) {
    return keys.stream()
        .map(
            key ->
                key.probe() + (key.nulls() == JoinKey.Nulls.MATCH ? " == " : " = ") + key.build())
        .collect(Collectors.joining(" and ", keys.isEmpty() ? "" : " on ", ""));
  }

  private static String projection(OperatorSpec.Projection projection) {
    boolean isPassed =
        projection.expr() instanceof Expr.Reference reference
            && reference.column().equals(projection.name());
    return isPassed
        ? projection.name()
        : projection.name() + " = " + ExprText.readable(projection.expr());
  }

  private static String aggregates(List<AggregateSpec> aggregates) {
    StringBuilder text = new StringBuilder();
    for (AggregateSpec spec : aggregates) {
      text.append(text.isEmpty() ? " " : ", ").append(spec.name()).append(" = ");
      text.append(spec.function()).append('(').append(String.join(", ", spec.inputs())).append(')');
      if (spec.filter() != null) {
        text.append(" where ").append(spec.filter());
      }
      if (!spec.parameters().isEmpty()) {
        text.append(' ').append(spec.parameters());
      }
    }
    return text.toString();
  }

  private static List<String> segments(ProcessorSpec.SegmentGenerator segments) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "columns "
            + segments.mappings().stream()
                .map(m -> m.outputColumn() + " " + m.type().name() + " = " + m.queryColumn())
                .collect(Collectors.joining(", ")));
    if (!segments.sortColumns().isEmpty()) {
      lines.add("sorted by " + segments.sortColumns());
    }
    if (segments.rollup()) {
      lines.add(
          "rollup "
              + segments.metrics().stream()
                  .map(metric -> metric.function() + "(" + metric.column() + ")")
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }
}
