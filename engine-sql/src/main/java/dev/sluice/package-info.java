/** The public API: open an engine, run SQL, read rows and reports. */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
