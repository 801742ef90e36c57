package dev.sluice.core.join;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a chain meet those of another input of the stage.
 *
 * @param input position of the build side among the inputs of the stage. Either the stage has it as
 *     broadcast: then all of it is joined. Or it is a partner of the inputs that are read: then
 *     partition p of them meets partition p of it
 * @param build columns of the build side
 * @param kind which rows come out
 * @param keys columns that must be equal; without any, each pair is a candidate
 * @param columns columns of the build side that the condition reads or that come out
 * @param condition further condition on candidates, over the columns of the probe side and {@code
 *     columns}, or null
 * @param mark name of the column that a MARK join adds; null for other kinds
 */
public record JoinSpec(
    int input,
    RowSignature build,
    JoinKind kind,
    List<JoinKey> keys,
    List<JoinColumn> columns,
    @Nullable Expr condition,
    @Nullable String mark) {
  public JoinSpec {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    if ((kind == JoinKind.MARK) != (mark != null)) {
      throw new IllegalArgumentException("Join [" + kind + "] with mark [" + mark + "]");
    }
  }

  /**
   * Columns that come out: those of the probe side, then those of the build side, then the mark, as
   * far as the kind gives them.
   *
   * @param probe columns of the probe side
   */
  public RowSignature output(RowSignature probe) {
    RowSignature.Builder output = RowSignature.builder();
    if (kind.givesProbe()) {
      probe.columns().forEach(column -> output.add(column.name(), column.type()));
    }
    if (kind.givesBuild()) {
      columns.forEach(column -> output.add(column.name(), type(column)));
    }
    if (mark != null) {
      output.add(mark, ScalarType.BOOLEAN);
    }
    return output.build();
  }

  /** Columns that the condition sees. */
  public RowSignature candidate(RowSignature probe) {
    RowSignature.Builder candidate = RowSignature.builder();
    probe.columns().forEach(column -> candidate.add(column.name(), column.type()));
    columns.forEach(column -> candidate.add(column.name(), type(column)));
    return candidate.build();
  }

  private ColumnType type(JoinColumn column) {
    return build.type(build.indexOf(column.build()));
  }
}
