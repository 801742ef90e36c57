/** Our reports held against those of a real cluster, for the same statements. */
@NullMarked
package dev.sluice.tests.parity;

import org.jspecify.annotations.NullMarked;
