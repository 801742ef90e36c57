/**
 * Everything a user can be told went wrong while a query ran.
 *
 * <p>Key types: {@link dev.sluice.core.fault.Fault}, {@link dev.sluice.core.fault.FaultException},
 * {@link dev.sluice.core.fault.Faults}. Code above this package throws the fault itself; exceptions
 * of lower layers and libraries become faults in {@code Faults.from}, and nowhere else.
 */
@NullMarked
package dev.sluice.core.fault;

import org.jspecify.annotations.NullMarked;
