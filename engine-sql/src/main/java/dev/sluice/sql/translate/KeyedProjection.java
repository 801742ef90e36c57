package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns that a stage computes for a demand: those of the shuffle's key first, then the outputs.
 *
 * @param projections columns that the stage computes; the boost is not among them
 * @param key columns of the key in order, without the boost
 * @param hasBucket whether the first key column is the time chunk
 * @param outputs where the outputs of the demand stand
 */
record KeyedProjection(
    List<OperatorSpec.Projection> projections,
    List<KeyColumn> key,
    boolean hasBucket,
    List<String> outputs) {

  static KeyedProjection of(String letter, RowSignature input, Demand demand) {
    ProjectionNames names = new ProjectionNames(letter, input);
    List<KeyColumn> key = new ArrayList<>();
    boolean hasBucket = false;
    if (demand.target() instanceof Demand.Segments segments && segments.bucket() != null) {
      names.put(StageList.BUCKET, segments.bucket());
      key.add(new KeyColumn(StageList.BUCKET, KeyOrder.ASCENDING));
      hasBucket = true;
    } else if (demand.target() instanceof Demand.Partitioned partitioned) {
      for (Expr expr : partitioned.keys()) {
        key.add(new KeyColumn(names.addAnew(expr), partitioned.order()));
      }
    }
    for (SortKey sortKey : demand.order()) {
      if (sortKey.expr() instanceof Expr.Literal) {
        continue;
      }
      checkSortable(sortKey.expr().type());
      String name = names.add(sortKey.expr());
      if (key.stream().noneMatch(column -> column.columnName().equals(name))) {
        key.add(sortKey.on(name));
      }
    }
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < demand.outputs().size(); i++) {
      Expr output = demand.outputs().get(i);
      if (demand.target() instanceof Demand.Branch branch) {
        names.put(branch.names().get(i), output);
        outputs.add(branch.names().get(i));
      } else {
        outputs.add(names.add(output));
      }
    }
    outputs.forEach(KeyedProjection::checkAllowed);
    return new KeyedProjection(names.projections(), key, hasBucket, outputs);
  }

  private static void checkAllowed(String name) {
    if (name.equals(StageList.BOOST) || name.equals(StageList.BUCKET)) {
      throw new FaultException(new Fault.ColumnNameRestricted(name));
    }
  }

  private static void checkSortable(ColumnType type) {
    if (type instanceof ComplexType) {
      throw Unsupported.construct("ordering by a column of type [" + type.name() + "]");
    }
  }

  boolean isIdentity(RowSignature input) {
    if (projections.size() != input.size()) {
      return false;
    }
    for (int i = 0; i < projections.size(); i++) {
      OperatorSpec.Projection projection = projections.get(i);
      if (!(projection.expr() instanceof Expr.Reference reference)
          || !reference.column().equals(projection.name())
          || !input.name(i).equals(projection.name())) {
        return false;
      }
    }
    return true;
  }

  ClusterBy clusterBy(boolean withBoost) {
    List<KeyColumn> columns = new ArrayList<>(key);
    if (withBoost) {
      columns.add(new KeyColumn(StageList.BOOST, KeyOrder.ASCENDING));
    }
    return new ClusterBy(columns, hasBucket ? 1 : 0);
  }

  /** What the stage gives: the key with its boost, and the other columns. */
  RowSignature signature(boolean withBoost) {
    RowSignature.Builder signature = RowSignature.builder();
    for (int i = 0; i < projections.size(); i++) {
      if (withBoost && i == key.size()) {
        signature.add(StageList.BOOST, ScalarType.LONG);
      }
      signature.add(projections.get(i).name(), projections.get(i).expr().type());
    }
    if (withBoost && key.size() == projections.size()) {
      signature.add(StageList.BOOST, ScalarType.LONG);
    }
    return signature.build();
  }
}
