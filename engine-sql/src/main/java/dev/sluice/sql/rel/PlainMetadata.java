package dev.sluice.sql.rel;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Metadata of relational operators by reflection: Calcite's default compiles code at run time. */
final class PlainMetadata extends RelMetadataQuery {
  private PlainMetadata() {
    super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
  }

  static void install(RelOptCluster cluster) {
    cluster.setMetadataProvider(DefaultRelMetadataProvider.INSTANCE);
    cluster.setMetadataQuerySupplier(PlainMetadata::new);
  }
}
