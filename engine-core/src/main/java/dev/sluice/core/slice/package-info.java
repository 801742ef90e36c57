/**
 * Who reads what: the inputs of a stage dealt to its workers. Pure.
 *
 * <p>Key types: {@link dev.sluice.core.slice.InputSlice}, {@link
 * dev.sluice.core.slice.WorkerAssignment}, {@link dev.sluice.core.slice.WorkOrder}.
 */
@NullMarked
package dev.sluice.core.slice;

import org.jspecify.annotations.NullMarked;
