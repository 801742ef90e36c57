package dev.sluice.core.input;

/** A record that could not be read and was skipped. */
public record ParseWarning(int stageNumber, int workerNumber, String message) {}
