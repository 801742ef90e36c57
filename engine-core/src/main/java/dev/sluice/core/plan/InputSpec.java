package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage reads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputSpec.External.class, name = "external"),
  @JsonSubTypes.Type(value = InputSpec.Table.class, name = "table"),
  @JsonSubTypes.Type(value = InputSpec.Stage.class, name = "stage"),
  @JsonSubTypes.Type(value = InputSpec.Inline.class, name = "inline")
})
public sealed interface InputSpec {

  /**
   * External data.
   *
   * @param signature all columns that the statement declares; a reader decodes only those that the
   *     stage uses
   */
  record External(InputSource source, InputFormat format, RowSignature signature)
      implements InputSpec {}

  /**
   * A stored table.
   *
   * @param signature columns that the stage uses, with the types they have in the table
   * @param intervals time chunks to read, as {@code start/end}; one eternity when not restricted
   * @param filter condition by which segments and batches may be left out, or null; rows that are
   *     read may still not meet it
   */
  record Table(
      String dataSource, RowSignature signature, List<Interval> intervals, @Nullable Expr filter)
      implements InputSpec {
    public Table {
      intervals = List.copyOf(intervals);
    }
  }

  /** Output of another stage of the query. */
  record Stage(int stageNumber) implements InputSpec {}

  /**
   * Rows in the plan itself.
   *
   * @param rows values in signature order, as in {@link Expr.Literal}
   */
  record Inline(RowSignature signature, List<List<@Nullable Object>> rows) implements InputSpec {}
}
