package dev.sluice.core.operator;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Side inputs of a chain from rows, built by two lanes. */
public final class TestSides implements SideInputs, AutoCloseable {
  private final Map<Integer, Object> built = new HashMap<>();
  private final Map<Integer, SideBuild<?>> builds = new HashMap<>();
  private final Map<Integer, Side> sides;
  private final OperatorTester.Variant variant;

  /** Rows of one side input. */
  public record Side(RowSignature signature, List<List<Object>> rows) {}

  /**
   * Builds what the operators of the chain want.
   *
   * @param sides by position of the input
   * @param chains that will share them
   */
  TestSides(
      List<OperatorSpec> chain,
      Map<Integer, Side> sides,
      OperatorTester.Variant variant,
      OperatorContext context,
      int chains)
      throws IOException {
    this.sides = sides;
    this.variant = variant;
    try {
      for (int i = 0; i < chain.size(); i++) {
        Integer input = chain.get(i).sideInput();
        if (input != null && !(chain.get(i) instanceof OperatorSpec.MergeJoin)) {
          SideBuild<?> build = Operators.sideBuild(chain.get(i), chains);
          builds.put(i, build);
          built.put(i, build(build, sides.get(input), context));
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Object build(SideBuild<?> build, Side side, OperatorContext context) throws IOException {
    SideBuild.Lane[] lanes = {build.lane(context), build.lane(context)};
    VectorArena arena = new VectorArena();
    BatchEncoder encoder = new BatchEncoder(variant.encoding(), side.signature(), arena);
    int batches = 0;
    for (Batch batch : Batches.split(side.signature(), side.rows(), variant.batchRows())) {
      Batch encoded = encoder.encode(batch);
      lanes[batches % 2].add(encoded, batches);
      batches++;
      Poison.into(encoded);
      arena.reset();
    }
    for (SideBuild.Lane lane : lanes) {
      lane.end();
    }
    return build.finish(context);
  }

  @Override
  public SideInputs at(int partition) {
    return this;
  }

  @Override
  public <T> T built(int operator, Class<T> type, OperatorContext context) {
    return type.cast(built.get(operator));
  }

  @Override
  public BatchSource partition(int input, OperatorContext context) {
    Side side = sides.get(input);
    BatchEncoder encoder = new BatchEncoder(variant.encoding(), side.signature(), context.arena());
    List<Batch> batches = Batches.split(side.signature(), side.rows(), variant.batchRows());
    return new BatchSource() {
      private int next;

      @Override
      public Batch next() {
        return next < batches.size() ? encoder.encode(batches.get(next++)) : null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {
    builds.values().forEach(SideBuild::close);
  }
}
