package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import java.io.IOException;

/** Rows that can be read more than once, the same in the same order each time. */
@FunctionalInterface
public interface RowSupplier {
  /** Starts from the first row; the caller closes the source. */
  BatchSource open() throws IOException;
}
