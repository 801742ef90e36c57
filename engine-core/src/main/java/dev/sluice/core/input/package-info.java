/**
 * External data: where it is, in which form, and how it becomes batches.
 *
 * <p>Key types: {@link dev.sluice.core.input.InputSource}, {@link
 * dev.sluice.core.input.InputFormat} (values, as the JSON arguments of EXTERN), {@link
 * dev.sluice.core.input.InputSplit}, {@code ExternalReader}.
 */
@NullMarked
package dev.sluice.core.input;

import org.jspecify.annotations.NullMarked;
