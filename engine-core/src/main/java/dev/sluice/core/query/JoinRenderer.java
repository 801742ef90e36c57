package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.type.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins of a chain as native data sources, one inside of the other. Kinds beyond INNER, LEFT, RIGHT
 * and FULL print under their own names.
 */
final class JoinRenderer {
  private JoinRenderer() {}

  /** The data source with the joins of the chain around it. */
  static ObjectNode around(ObjectNode base, StageDefinition stage) {
    ObjectNode source = base;
    for (ObjectNode join : joins(stage)) {
      ObjectNode outer = InputRenderer.node("join");
      outer.set("left", source);
      outer.setAll(join);
      source = outer;
    }
    return source;
  }

  /** The joins of the chain, without their left sides. */
  static List<ObjectNode> joins(StageDefinition stage) {
    List<ObjectNode> joins = new ArrayList<>();
    for (OperatorSpec operator : stage.processor().chain()) {
      if (operator instanceof OperatorSpec.HashJoin hash) {
        ObjectNode json = PlanJson.mapper().createObjectNode();
        int input = hash.join().input();
        InputSpec right = stage.inputs().get(input);
        json.set("right", InputRenderer.dataSource(right, input));
        describe(json, hash.join(), joins.size());
        joins.add(json);
      }
    }
    return joins;
  }

  /**
   * Prefix, condition and type of a join.
   *
   * @param before joins before it in the chain
   */
  static void describe(ObjectNode json, JoinSpec join, int before) {
    String prefix = prefix(join, before);
    json.put("rightPrefix", prefix)
        .put("condition", condition(join, prefix))
        .put("joinType", join.kind().name());
  }

  private static String prefix(JoinSpec join, int before) {
    for (JoinColumn column : join.columns()) {
      if (column.name().endsWith(column.build())) {
        return column.name().substring(0, column.name().length() - column.build().length());
      }
    }
    return "_".repeat(before) + "j0.";
  }

  private static String condition(JoinSpec join, String prefix) {
    List<String> parts = new ArrayList<>();
    for (JoinKey key : join.keys()) {
      ColumnType type = join.build().type(join.build().indexOf(key.build()));
      String probe = ExprText.nativeText(new Expr.Reference(key.probe(), type));
      String build = ExprText.nativeText(new Expr.Reference(prefix + key.build(), type));
      parts.add(
          key.nulls() == JoinKey.Nulls.MATCH
              ? "notdistinctfrom(" + probe + "," + build + ")"
              : "(" + probe + " == " + build + ")");
    }
    if (join.condition() != null) {
      parts.add(ExprText.nativeText(join.condition()));
    }
    if (parts.isEmpty()) {
      return "1";
    }
    return parts.size() == 1 ? parts.get(0) : "(" + String.join(" && ", parts) + ")";
  }

  /** The join that a stage merges its two inputs by. */
  static ObjectNode sortMergeJoin(StageDefinition stage) {
    ObjectNode json = InputRenderer.node("sortMergeJoin");
    for (OperatorSpec operator : stage.processor().chain()) {
      if (operator instanceof OperatorSpec.MergeJoin merge) {
        describe(json, merge.join(), 0);
        return json;
      }
    }
    throw new IllegalArgumentException("Stage [" + stage.stageNumber() + "] does not merge");
  }
}
