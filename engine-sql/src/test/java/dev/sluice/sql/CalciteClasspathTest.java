package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;
import org.junit.jupiter.api.Test;

/** Calcite parses, validates and plans with the part of its dependencies that we keep. */
class CalciteClasspathTest {
  @Test
  void plansAJoinWithAggregatesAndFunctions() throws Exception {
    SchemaPlus root = Frameworks.createRootSchema(true);
    root.add("T", new Numbers());
    Planner planner =
        Frameworks.getPlanner(
            Frameworks.newConfigBuilder()
                .defaultSchema(root)
                .operatorTable(
                    SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                        SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL, SqlLibrary.MYSQL))
                .context(Contexts.empty())
                .build());
    SqlNode parsed =
        planner.parse(
            """
            SELECT a.K, COUNT(DISTINCT b.S), SUM(a.K) OVER (ORDER BY a.K),
              JSON_VALUE('{}', '$.x'), REGEXP_REPLACE(UPPER(a.S), 'x', 'y')
            FROM T a JOIN T b ON a.K = b.K
            WHERE a.K + 1 > 3 AND b.S IN (SELECT S FROM T)
            GROUP BY a.K, a.S
            ORDER BY 1 LIMIT 5
            """);
    RelNode plan = planner.rel(planner.validate(parsed)).project();
    HepPlanner hep =
        new HepPlanner(
            new HepProgramBuilder()
                .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
                .addRuleInstance(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE)
                .addRuleInstance(CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES)
                .addRuleInstance(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW)
                .build());
    hep.setRoot(plan);
    RelNode best = hep.findBestExp();

    assertThat(RelOptUtil.toString(best)).contains("LogicalJoin").contains("LogicalWindow");
    assertThat(best.getCluster().getMetadataQuery().getRowCount(best)).isPositive();
  }

  private static final class Numbers extends AbstractTable {
    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return types.builder().add("K", SqlTypeName.BIGINT).add("S", SqlTypeName.VARCHAR).build();
    }
  }
}
