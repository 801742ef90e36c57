/** Tier two of the work: processors, which the scheduler runs and which may wait. */
@NullMarked
package dev.sluice.core.processor;

import org.jspecify.annotations.NullMarked;
