package dev.sluice.sql.explain;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.translate.StageTreeText;
import dev.sluice.sql.validate.IngestSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of an explained query one that gives its explanation: one row of texts. */
public final class Explanation {
  private static final List<String> COLUMNS = List.of("PLAN", "RESOURCES", "ATTRIBUTES", "STAGES");

  private Explanation() {}

  /**
   * The query whose row explains another: its native query, what it touches, what kind of statement
   * it is, and its stages, one a line.
   *
   * @param ingest what INSERT or REPLACE says, or null
   * @param clusteredBy names of the keys of CLUSTERED BY
   */
  public static QueryDefinition of(
      QueryDefinition explained,
      @Nullable IngestSpec ingest,
      List<String> clusteredBy,
      QueryContext context) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(new NativePlan(explained).toJson());
    row.add(Resources.of(explained));
    row.add(StatementAttributes.of(ingest, clusteredBy));
    row.add(StageTreeText.print(explained));
    RowSignature.Builder builder = RowSignature.builder();
    COLUMNS.forEach(name -> builder.add(name, ScalarType.STRING));
    RowSignature signature = builder.build();
    StageDefinition stage =
        new StageDefinition(
            0,
            List.of(new InputSpec.Inline(signature, List.of(row))),
            List.of(),
            new ProcessorSpec.Scan(List.of()),
            signature,
            new ShuffleSpec.Mix(),
            1,
            false);
    List<ResultColumn> columns =
        COLUMNS.stream()
            .map(name -> new ResultColumn(name, name, ScalarType.STRING, "VARCHAR"))
            .toList();
    return new QueryDefinition(
        List.of(stage), new Destination.TaskReport(), columns, context.asMap());
  }
}
