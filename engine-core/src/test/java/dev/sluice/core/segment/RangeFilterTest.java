package dev.sluice.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeFilterTest {
  private static final Expr LONG = new Expr.Reference("n", ScalarType.LONG);
  private static final Expr TEXT = new Expr.Reference("s", ScalarType.STRING);
  private static final Expr REAL = new Expr.Reference("d", ScalarType.DOUBLE);

  /**
   * {@code n} in 10..20, {@code s} in b..d, {@code d} in 0.5..1.5, no nulls; {@code e} all null.
   */
  private static final ColumnRanges RANGES =
      name ->
          switch (name) {
            case "n" -> new ColumnRanges.ColumnRange(10L, 20L, 0, 100);
            case "s" -> new ColumnRanges.ColumnRange("b", "d", 0, 100);
            case "d" -> new ColumnRanges.ColumnRange(0.5, 1.5, 0, 100);
            case "e" -> ColumnRanges.ColumnRange.allNull(100);
            default -> null;
          };

  @TempDir Path folder;

  @Test
  void comparisonsAreRefutedByBounds() {
    assertThat(mayMatch(call("equals", LONG, literal(10L)))).isTrue();
    assertThat(mayMatch(call("equals", LONG, literal(9L)))).isFalse();
    assertThat(mayMatch(call("less_than", LONG, literal(10L)))).isFalse();
    assertThat(mayMatch(call("less_than_or_equal", LONG, literal(10L)))).isTrue();
    assertThat(mayMatch(call("greater_than", LONG, literal(20L)))).isFalse();
    assertThat(mayMatch(call("less_than", literal(20L), LONG))).isFalse();
    assertThat(mayMatch(call("greater_than_or_equal", LONG, literal(20L)))).isTrue();
    assertThat(mayMatch(call("greater_than", LONG, literal(20.5)))).isFalse();
    assertThat(mayMatch(call("greater_than", REAL, literal(2L)))).isFalse();
    assertThat(mayMatch(call("less_than", REAL, literal(0.5))))
        .as("strict comparison of floating point is left to the rows")
        .isTrue();
    assertThat(mayMatch(call("equals", TEXT, literal("a")))).isFalse();
    assertThat(mayMatch(call("equals", TEXT, literal("c")))).isTrue();
    assertThat(mayMatch(call("between", LONG, literal(21L), literal(30L)))).isFalse();
    assertThat(mayMatch(call("in", TEXT, literal("a"), literal("e")))).isFalse();
    assertThat(mayMatch(call("in", TEXT, literal("a"), literal("c")))).isTrue();
  }

  @Test
  void logicAndNullsAreFollowed() {
    Expr no = call("equals", LONG, literal(9L));
    Expr yes = call("equals", LONG, literal(15L));
    Expr empty = new Expr.Reference("e", ScalarType.STRING);
    assertThat(mayMatch(call("and", yes, no))).isFalse();
    assertThat(mayMatch(call("or", no, yes))).isTrue();
    assertThat(mayMatch(call("or", no, no))).isFalse();
    assertThat(mayMatch(call("is_null", LONG))).isFalse();
    assertThat(mayMatch(call("is_not_null", empty))).isFalse();
    assertThat(mayMatch(call("not", call("is_null", empty)))).isFalse();
    assertThat(mayMatch(call("equals", empty, literal("x")))).isFalse();
    assertThat(mayMatch(call("is_not_distinct_from", LONG, literal(null)))).isFalse();
    assertThat(mayMatch(call("not", call("less_than", LONG, literal(30L))))).isFalse();
  }

  @Test
  void whatIsNotUnderstoodMayMatch() {
    Expr unknown = call("like", TEXT, literal("x%"));
    assertThat(mayMatch(unknown)).isTrue();
    assertThat(mayMatch(call("not", unknown))).isTrue();
    assertThat(mayMatch(call("equals", call("add", LONG, LONG), literal(1L)))).isTrue();
    assertThat(mayMatch(call("equals", LONG, literal("9")))).isTrue();
    assertThat(mayMatch(call("equals", new Expr.Reference("?", ScalarType.LONG), literal(1L))))
        .isTrue();
    assertThat(RangeFilter.of(null).mayMatch(RANGES)).isTrue();
  }

  @Test
  void recordBatchesOutsideTheRangeAreNotRead() throws IOException {
    RowSignature signature =
        RowSignature.builder().add("n", ScalarType.LONG).add("s", ScalarType.STRING).build();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long i = 0; i < 4L * SegmentWriter.BATCH_ROWS; i++) {
      rows.add(Arrays.asList(i, "s" + i / SegmentWriter.BATCH_ROWS));
    }
    Path path = folder.resolve("s.arrow");
    SegmentContents contents;
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      contents =
          new SegmentWriter(
                  signature,
                  List.of("n"),
                  MemoryPool.root("test", 1 << 24),
                  new CancellationToken())
              .write(SegmentRows.supplier(signature, rows, 8192, true), out);
    }
    SegmentFile file = SegmentFile.open(path, contents);
    RangeFilter third = RangeFilter.of(call("equals", TEXT, literal("s2")));

    assertThat(file.splits(third, Long.MAX_VALUE))
        .containsExactly(new SegmentSplit(2, 3, SegmentWriter.BATCH_ROWS));
    assertThat(file.splits(RangeFilter.always(), SegmentWriter.BATCH_ROWS)).hasSize(4);
    assertThat(file.splits(RangeFilter.always(), Long.MAX_VALUE))
        .containsExactly(new SegmentSplit(0, 4, rows.size()));
    SegmentReader reader =
        new SegmentReader(
            file,
            new SegmentSplit(0, 4, rows.size()),
            signature,
            RangeFilter.of(call("greater_than", LONG, literal(3L * SegmentWriter.BATCH_ROWS))),
            List.of(),
            new VectorArena());
    assertThat(SegmentRows.read(reader)).hasSize(SegmentWriter.BATCH_ROWS);
  }

  private static boolean mayMatch(Expr condition) {
    return RangeFilter.of(condition).mayMatch(RANGES);
  }

  private static Expr call(String function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), ScalarType.BOOLEAN);
  }

  private static Expr literal(@Nullable Object value) {
    return new Expr.Literal(
        value,
        value instanceof Long
            ? ScalarType.LONG
            : value instanceof Double ? ScalarType.DOUBLE : ScalarType.STRING);
  }
}
