package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowFrame.Exclusion;
import dev.sluice.core.window.WindowFrame.Side;
import dev.sluice.core.window.WindowFrame.Unit;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.parser.StatementException;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** The frame of one group of calls. */
final class WindowBounds {
  private final Window window;
  private final Window.Group group;
  private final List<Expr> arguments;
  private final TranslationContext context;
  private @Nullable Expr searchedKey;

  /**
   * The frame of a group.
   *
   * @param arguments fields of the window's input, then its constants
   */
  WindowBounds(
      Window window, Window.Group group, List<Expr> arguments, TranslationContext context) {
    this.window = window;
    this.group = group;
    this.arguments = arguments;
    this.context = context;
  }

  /** The frame; columns with the values up to which ranges go are added to the names. */
  WindowFrame frame(ProjectionNames names) {
    return new WindowFrame(
        group.isRows ? Unit.ROWS : Unit.RANGE,
        bound(group.lowerBound, names),
        bound(group.upperBound, names),
        switch (group.exclude) {
          case EXCLUDE_NO_OTHER -> Exclusion.NONE;
          case EXCLUDE_CURRENT_ROW -> Exclusion.CURRENT_ROW;
          case EXCLUDE_GROUP -> Exclusion.GROUP;
          case EXCLUDE_TIES -> Exclusion.TIES;
        });
  }

  /** What takes the place of the order's value where it must be compared; null for itself. */
  @Nullable Expr searchedKey() {
    return searchedKey;
  }

  private Bound bound(RexWindowBound bound, ProjectionNames names) {
    if (bound.isCurrentRow()) {
      return Bound.CURRENT_ROW;
    }
    if (bound.isUnbounded()) {
      return bound.isPreceding() ? Bound.UNBOUNDED_PRECEDING : Bound.UNBOUNDED_FOLLOWING;
    }
    Side side = bound.isPreceding() ? Side.PRECEDING : Side.FOLLOWING;
    RexLiteral offset = offset(bound);
    return group.isRows
        ? Bound.rows(side, rows(offset))
        : Bound.range(side, names.add(target(offset, side)));
  }

  private RexLiteral offset(RexWindowBound bound) {
    RexNode offset = bound.getOffset();
    if (offset instanceof RexInputRef reference) {
      int constant = reference.getIndex() - window.getInput().getRowType().getFieldCount();
      if (constant >= 0) {
        return window.getConstants().get(constant);
      }
    }
    if (offset instanceof RexLiteral literal) {
      return literal;
    }
    throw StatementException.of(
        "The bound of a window frame must be a literal, not [" + offset + "]");
  }

  private static long rows(RexLiteral offset) {
    Long rows = offset.getValueAs(Long.class);
    if (rows == null || rows < 0) {
      throw StatementException.of(
          "The bound of a window frame must not be negative or NULL, but is [" + offset + "]");
    }
    return rows;
  }

  private Expr target(RexLiteral offset, Side side) {
    List<RelFieldCollation> order = group.orderKeys.getFieldCollations();
    if (order.size() != 1) {
      throw StatementException.of("RANGE with a distance needs exactly one column in ORDER BY");
    }
    RelFieldCollation collation = order.get(0);
    RelDataTypeField field =
        window.getInput().getRowType().getFieldList().get(collation.getFieldIndex());
    RexBuilder rex = context.rex();
    RexNode key = rex.makeInputRef(field.getType(), field.getIndex());
    boolean isLess = (side == Side.PRECEDING) != collation.direction.isDescending();
    RexNode sum =
        SqlTypeUtil.isInterval(offset.getType())
            ? rex.makeCall(
                field.getType(),
                isLess ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.DATETIME_PLUS,
                List.of(key, offset))
            : rex.makeCall(
                isLess ? SqlStdOperatorTable.MINUS : SqlStdOperatorTable.PLUS, key, offset);
    Expr target = new RexTranslator(arguments, context).translate(sum);
    Expr own = arguments.get(field.getIndex());
    if (target.type().physical() == own.type().physical() && isComparable(own.type())) {
      return target;
    }
    if (!own.type().isNumeric() || !target.type().isNumeric()) {
      throw StatementException.of(
          "RANGE with a distance needs an ORDER BY of numbers or times, not of ["
              + own.type().name()
              + "]");
    }
    searchedKey = context.conversions().cast(own, ScalarType.DOUBLE);
    return context.conversions().cast(target, ScalarType.DOUBLE);
  }

  private static boolean isComparable(ColumnType type) {
    return type instanceof ScalarType && type.physical() != Physical.BYTES;
  }
}
