package dev.sluice.core.report;

/**
 * One attempt of one worker.
 *
 * @param workerId {@code <taskId>-worker<number>_<attempt>}
 * @param durationMs from request to end; -1 while it runs
 * @param pendingMs from request to begin
 */
public record WorkerReport(String workerId, TaskState state, long durationMs, long pendingMs) {}
