package dev.sluice.sql.rel;

import dev.sluice.sql.rel.statistics.Estimates;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * Metadata of relational operators: row counts are estimates of the engine, everything else is
 * found by reflection, because Calcite's default compiles code at run time.
 */
final class PlainMetadata extends RelMetadataQuery {
  private final Estimates estimates = new Estimates();

  private PlainMetadata() {
    super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
  }

  static void install(RelOptCluster cluster) {
    cluster.setMetadataProvider(DefaultRelMetadataProvider.INSTANCE);
    cluster.setMetadataQuerySupplier(PlainMetadata::new);
  }

  /** None: conditions sink by rules of the engine, and Calcite's search compiles code. */
  @Override
  public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
    return RelOptPredicateList.EMPTY;
  }

  @Override
  public Double getRowCount(RelNode rel) {
    return estimates.of(rel).rows();
  }
}
