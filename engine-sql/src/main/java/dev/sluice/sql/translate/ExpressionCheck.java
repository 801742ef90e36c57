package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.parser.StatementException;

/**
 * Compiles every expression of a query once, so that a wrong pattern, period or zone is told before
 * anything runs.
 */
final class ExpressionCheck {
  private static final ExprCompiler COMPILER = BuiltinFunctions.compiler();

  private ExpressionCheck() {}

  /**
   * Checks all stages.
   *
   * @throws StatementException saying what a function does not take
   */
  static void check(QueryDefinition query) {
    for (StageDefinition stage : query.stages()) {
      RowSignature signature = input(stage.inputs().get(0), query);
      for (OperatorSpec operator : stage.processor().chain()) {
        try {
          check(operator, signature);
        } catch (IllegalArgumentException e) {
          throw StatementException.of("Query could not be planned: " + e.getMessage());
        }
        signature = Operators.outputSignature(operator, signature);
      }
    }
  }

  private static void check(OperatorSpec operator, RowSignature signature) {
    if (operator instanceof OperatorSpec.HashJoin hash) {
      check(hash.join(), signature);
    } else if (operator instanceof OperatorSpec.MergeJoin merge) {
      check(merge.join(), signature);
    } else if (operator instanceof OperatorSpec.Filter filter) {
      COMPILER.compilePredicate(filter.condition(), signature);
    } else if (operator instanceof OperatorSpec.Project project) {
      for (OperatorSpec.Projection projection : project.projections()) {
        if (projection.expr() instanceof Expr.Call call) {
          COMPILER.compile(call, signature);
        }
      }
    }
  }

  private static void check(JoinSpec join, RowSignature probe) {
    if (join.condition() != null) {
      COMPILER.compilePredicate(join.condition(), join.candidate(probe));
    }
  }

  /** Columns that an input gives. */
  static RowSignature input(InputSpec input, QueryDefinition query) {
    if (input instanceof InputSpec.External external) {
      return external.signature();
    }
    if (input instanceof InputSpec.Table table) {
      return table.signature();
    }
    if (input instanceof InputSpec.Inline inline) {
      return inline.signature();
    }
    return query.stages().get(((InputSpec.Stage) input).stageNumber()).signature();
  }
}
