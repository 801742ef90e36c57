/** The whole engine through its public API: answers, limits, faults, and what is left behind. */
@NullMarked
package dev.sluice.tests.engine;

import org.jspecify.annotations.NullMarked;
