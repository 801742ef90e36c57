package dev.sluice.core.window;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * The rows around a row that a function sees.
 *
 * @param unit what bounds count
 * @param exclusion rows of the frame that are left out
 */
public record WindowFrame(Unit unit, Bound start, Bound end, Exclusion exclusion) {
  /** The whole partition. */
  public static final WindowFrame PARTITION =
      new WindowFrame(
          Unit.ROWS, Bound.UNBOUNDED_PRECEDING, Bound.UNBOUNDED_FOLLOWING, Exclusion.NONE);

  /** The partition up to the row itself. */
  public static final WindowFrame RUNNING =
      new WindowFrame(Unit.ROWS, Bound.UNBOUNDED_PRECEDING, Bound.CURRENT_ROW, Exclusion.NONE);

  /** What bounds count. */
  public enum Unit {
    /** Rows. */
    ROWS,
    /** Values of the order; the current row stands for all its peers. */
    RANGE
  }

  /** Rows that are left out. */
  public enum Exclusion {
    NONE,
    CURRENT_ROW,
    /** The row and its peers. */
    GROUP,
    /** The peers of the row. */
    TIES
  }

  /** Where a bound lies. */
  public enum Side {
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING
  }

  /**
   * One end of a frame, itself included. Without distance it is the end of the partition on its
   * side, or the current row.
   *
   * @param rows how many rows away; null if there is another distance or none
   * @param target column with the value of the order up to which a RANGE goes, NULL where the
   *     order's value is NULL; null if there is another distance or none
   */
  public record Bound(Side side, @Nullable Long rows, @Nullable String target) {
    public static final Bound UNBOUNDED_PRECEDING = new Bound(Side.PRECEDING, null, null);
    public static final Bound CURRENT_ROW = new Bound(Side.CURRENT_ROW, null, null);
    public static final Bound UNBOUNDED_FOLLOWING = new Bound(Side.FOLLOWING, null, null);

    /** So many rows away. */
    public static Bound rows(Side side, long rows) {
      return new Bound(side, rows, null);
    }

    /** Up to the value in a column. */
    public static Bound range(Side side, String target) {
      return new Bound(side, null, target);
    }

    /** Whether the bound is the end of the partition. */
    @JsonIgnore
    public boolean isUnbounded() {
      return side != Side.CURRENT_ROW && rows == null && target == null;
    }
  }

  /** Whether the frame starts where the partition does. */
  @JsonIgnore
  public boolean isFromStart() {
    return start.isUnbounded() && start.side() == Side.PRECEDING;
  }

  /** Whether the frame is the partition, for every row. */
  @JsonIgnore
  public boolean isPartition() {
    return isFromStart()
        && end.isUnbounded()
        && end.side() == Side.FOLLOWING
        && exclusion == Exclusion.NONE;
  }
}
