package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Drives operators through what the protocol allows and expects the same rows each time: the input
 * cut into batches of many sizes, with empty ones between; texts as slices, as codes of one
 * dictionary, of a new one per batch, or both in turn; columns decoded when asked for; ample memory
 * and hardly any; an end that wants no more; a close in the middle.
 *
 * <p>After every call the arrays of the batch are overwritten, so that an operator that keeps them
 * is found. Every pool must be empty at the end.
 *
 * <pre>{@code
 * OperatorTester.of(List.of(new OperatorSpec.Limit(1, 2L)), signature)
 *     .input(row(1L), row(2L), row(3L), row(4L))
 *     .expect(row(2L), row(3L));
 * }</pre>
 */
public final class OperatorTester {
  private static final List<Integer> BATCH_SIZES = List.of(1, 7, 300, Batch.DEFAULT_ROWS);
  private static final int FEW_ROWS = 100;
  private static final long AMPLE_BYTES = 64L << 20;
  private static final long[] TIGHT_BYTES = {100_000, 0};

  private final List<OperatorSpec> chain;
  private final RowSignature signature;
  private final Map<Integer, TestSides.Side> sides = new HashMap<>();
  private List<List<Object>> rows = List.of();
  private Function<List<List<Object>>, Object> view = output -> output;

  private OperatorTester(List<OperatorSpec> chain, RowSignature signature) {
    this.chain = List.copyOf(chain);
    this.signature = signature;
  }

  /** Tester of a chain that takes rows of this signature. */
  public static OperatorTester of(List<OperatorSpec> chain, RowSignature signature) {
    return new OperatorTester(chain, signature);
  }

  public static OperatorTester of(OperatorSpec operator, RowSignature signature) {
    return of(List.of(operator), signature);
  }

  /** The rows, as {@link Batches} takes them. */
  @SafeVarargs
  public final OperatorTester input(List<Object>... input) {
    List<List<Object>> list = new ArrayList<>();
    for (List<Object> row : input) {
      list.add(row);
    }
    return input(list);
  }

  public OperatorTester input(List<List<Object>> input) {
    rows = input;
    return this;
  }

  /** Rows of an input that operators read by themselves, by its position. */
  public OperatorTester side(int input, RowSignature columns, List<List<Object>> sideRows) {
    sides.put(input, new TestSides.Side(columns, sideRows));
    return this;
  }

  /** Compares what this makes of the output rows, for example a set of them. */
  public OperatorTester comparing(Function<List<List<Object>>, Object> newView) {
    view = newView;
    return this;
  }

  @SafeVarargs
  public final void expect(List<Object>... expected) {
    List<List<Object>> list = new ArrayList<>();
    for (List<Object> row : expected) {
      list.add(row);
    }
    expect(list);
  }

  /** Runs all variants; each must give these rows. */
  public void expect(List<List<Object>> expected) {
    assertThat(view.apply(run(new Variant(Encoding.FLAT, AMPLE_BYTES, Batch.DEFAULT_ROWS))))
        .isEqualTo(view.apply(expected));
    verify();
  }

  /** Runs the variants; each must give the rows of the plainest. Answers these. */
  public List<List<Object>> verify() {
    List<List<Object>> plain = run(new Variant(Encoding.FLAT, AMPLE_BYTES, Batch.DEFAULT_ROWS));
    Object wanted = view.apply(plain);
    for (Variant variant : variants()) {
      assertThat(view.apply(run(variant))).as("%s", variant).isEqualTo(wanted);
    }
    closesInTheMiddle();
    stopsForASatisfiedEnd();
    return plain;
  }

  /**
   * Each encoding and each budget with each size of batches; for many rows, each with a random
   * size, unless {@link Samples#ALL}.
   */
  private List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      add(encoding, AMPLE_BYTES, variants);
    }
    for (long poolBytes : TIGHT_BYTES) {
      add(Encoding.MIXED, poolBytes, variants);
    }
    return variants;
  }

  private void add(Encoding encoding, long poolBytes, List<Variant> variants) {
    int wanted = rows.size() <= FEW_ROWS ? BATCH_SIZES.size() : 1;
    for (int batchRows : Samples.of(BATCH_SIZES, wanted, System.nanoTime())) {
      variants.add(new Variant(encoding, poolBytes, batchRows));
    }
  }

  /** How a run differs from others. */
  record Variant(Encoding encoding, long poolBytes, int batchRows) {}

  /** How the texts of a batch come along. */
  enum Encoding {
    FLAT,
    ONE_DICTIONARY,
    DICTIONARY_PER_BATCH,
    MIXED,
    LAZY
  }

  private List<List<Object>> run(Variant variant) {
    CollectingSink end = new CollectingSink(Integer.MAX_VALUE);
    try (MemoryPool pool = MemoryPool.root("operator", variant.poolBytes());
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      VectorArena arena = new VectorArena();
      OperatorContext context = context(pool, allocator, arena);
      try (TestSides side = sides(variant, context);
          BatchSink sink = Operators.open(chain, signature, end, context.withSides(side))) {
        for (Batch batch : batches(variant, arena)) {
          give(batch, sink, arena);
        }
        sink.finish();
      }
    }
    assertThat(end.finishes()).as("finished %s", variant).isEqualTo(1);
    assertThat(end.isClosed()).as("closed %s", variant).isTrue();
    assertThat(end.signature())
        .as("signature of %s", variant)
        .isIn(null, Operators.outputSignature(chain, signature));
    return end.rows();
  }

  private static OperatorContext context(
      MemoryPool pool, FrameAllocator allocator, VectorArena arena) {
    return new OperatorContext(arena, pool, allocator, SpillFolder.path(), new CancellationToken());
  }

  private TestSides sides(Variant variant, OperatorContext context) {
    try {
      return new TestSides(chain, sides, variant, context, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void give(Batch batch, BatchSink sink, VectorArena arena) {
    sink.accept(batch);
    Poison.into(batch);
    arena.reset();
  }

  private List<Batch> batches(Variant variant, VectorArena arena) {
    List<Batch> batches = new ArrayList<>();
    BatchEncoder encoder = new BatchEncoder(variant.encoding(), signature, arena);
    batches.add(encoder.encode(Batches.of(signature, List.<List<Object>>of())));
    for (Batch batch : Batches.split(signature, rows, variant.batchRows())) {
      batches.add(encoder.encode(batch));
      if (batches.size() % 3 == 0) {
        batches.add(encoder.encode(Batches.of(signature, List.<List<Object>>of())));
      }
    }
    return batches;
  }

  /** Closing without finishing gives everything back, too, and may be repeated. */
  private void closesInTheMiddle() {
    for (int taken = 0; taken < 3; taken++) {
      CollectingSink end = new CollectingSink(Integer.MAX_VALUE);
      try (MemoryPool pool = MemoryPool.root("operator", AMPLE_BYTES);
          FrameAllocator allocator = FrameAllocator.root(pool)) {
        VectorArena arena = new VectorArena();
        Variant variant = new Variant(Encoding.FLAT, 0, 7);
        OperatorContext context = context(pool, allocator, arena);
        try (TestSides side = sides(variant, context)) {
          BatchSink sink = Operators.open(chain, signature, end, context.withSides(side));
          List<Batch> batches = batches(variant, arena);
          for (Batch batch : batches.subList(0, Math.min(taken, batches.size()))) {
            give(batch, sink, arena);
          }
          sink.close();
          sink.close();
        }
      }
      assertThat(end.finishes()).as("finished by close").isZero();
      assertThat(end.isClosed()).as("closed").isTrue();
    }
  }

  /** An end that wants no more makes the whole chain want no more, and is still finished. */
  private void stopsForASatisfiedEnd() {
    CollectingSink end = new CollectingSink(0);
    try (MemoryPool pool = MemoryPool.root("operator", AMPLE_BYTES);
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      VectorArena arena = new VectorArena();
      OperatorContext context = context(pool, allocator, arena);
      try (TestSides side = sides(new Variant(Encoding.FLAT, 0, 7), context);
          BatchSink sink = Operators.open(chain, signature, end, context.withSides(side))) {
        assertThat(sink.isSatisfied()).as("satisfied").isTrue();
        sink.finish();
      }
    }
    assertThat(end.finishes()).as("finished").isEqualTo(1);
  }
}
