/** Stages, processors, tables and the execution of queries. */
@NullMarked
package dev.sluice.core;

import org.jspecify.annotations.NullMarked;
