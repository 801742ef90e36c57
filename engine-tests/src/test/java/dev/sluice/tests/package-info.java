/** Tests of the whole engine, and of the rules of this repository. */
@NullMarked
package dev.sluice.tests;

import org.jspecify.annotations.NullMarked;
