package dev.sluice.sql.translate;

import dev.sluice.core.join.JoinKind;
import org.apache.calcite.rel.core.JoinRelType;

/** Kinds of joins by which of the sides is looked up. */
final class JoinKinds {
  private JoinKinds() {}

  /**
   * The kind that gives the rows of the join.
   *
   * @param isLeftBuilt whether rows of the right side look up rows of the left one
   */
  static JoinKind of(JoinRelType type, boolean isLeftBuilt) {
    return switch (type) {
      case INNER -> JoinKind.INNER;
      case LEFT -> isLeftBuilt ? JoinKind.RIGHT : JoinKind.LEFT;
      case RIGHT -> isLeftBuilt ? JoinKind.LEFT : JoinKind.RIGHT;
      case FULL -> JoinKind.FULL;
      case SEMI -> isLeftBuilt ? JoinKind.RIGHT_SEMI : JoinKind.SEMI;
      case ANTI -> isLeftBuilt ? JoinKind.RIGHT_ANTI : JoinKind.ANTI;
      case LEFT_MARK -> {
        if (isLeftBuilt) {
          throw new IllegalArgumentException("The marked side cannot be the one looked up");
        }
        yield JoinKind.MARK;
      }
      default -> throw Unsupported.construct("a join of type [" + type + "]");
    };
  }
}
