package dev.sluice.core.operator;

import java.io.IOException;

/**
 * What the operators of a chain read besides the batches that flow through it: inputs of the stage
 * that a join or a filter names by position. A broadcast input is read once per stage, before any
 * batch flows, and made into one object per operator, which all chains of the stage share. A
 * partner is read partition by partition: the chain of a unit of partition p sees partition p of
 * it.
 *
 * <p>Thread-safe; each chain calls on its own thread.
 */
public interface SideInputs {
  /** Of chains without such operators. */
  SideInputs NONE =
      new SideInputs() {
        @Override
        public SideInputs at(int partition) {
          return this;
        }

        @Override
        public <T> T built(int operator, Class<T> type, OperatorContext context) {
          throw new IllegalStateException("Nothing was built for operator [" + operator + "]");
        }

        @Override
        public BatchSource partition(int input, OperatorContext context) {
          throw new IllegalStateException("There is no partner [" + input + "]");
        }
      };

  /** The same for a chain that reads only units of this partition. */
  SideInputs at(int partition);

  /**
   * What the {@link SideBuild} of an operator made: of all rows of its broadcast input, or of the
   * rows of its partner's partition. The latter is made by the first chain that asks, on its
   * thread; others that ask meanwhile wait.
   *
   * @param operator position of the operator in the chain
   * @param context of the chain, which reads no batch now
   * @throws IOException if the input cannot be read
   */
  <T> T built(int operator, Class<T> type, OperatorContext context) throws IOException;

  /**
   * The rows of the partner's partition: sorted if its stage sorts. The caller closes the source.
   * Rows count as read each time.
   *
   * @param input position of the partner among the inputs of the stage
   * @param context whose arena holds the batches; the caller resets it between them
   */
  BatchSource partition(int input, OperatorContext context) throws IOException;
}
