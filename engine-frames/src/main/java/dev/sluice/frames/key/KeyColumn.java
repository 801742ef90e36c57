package dev.sluice.frames.key;

/** One column of a key. */
public record KeyColumn(String columnName, KeyOrder order) {}
