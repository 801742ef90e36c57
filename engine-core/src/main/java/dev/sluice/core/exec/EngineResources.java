package dev.sluice.core.exec;

import dev.sluice.core.table.TableStore;
import dev.sluice.frames.memory.MemoryPool;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What all queries of an engine share. The executor uses them and closes none of them.
 *
 * @param pool the engine's budget
 * @param scheduler threads
 * @param tables stored tables
 * @param tempDirectory where each query makes a folder of its own while it lives; must exist
 * @param clock tells when queries began
 * @param cores lanes that one stage may have
 */
public record EngineResources(
    MemoryPool pool,
    ProcessorScheduler scheduler,
    TableStore tables,
    Path tempDirectory,
    Clock clock,
    int cores) {}
