package dev.sluice.core.table;

import dev.sluice.frames.type.RowSignature;

/**
 * A table as a statement sees it.
 *
 * @param name as written in SQL, without schema
 * @param signature columns of all visible segments by name, each with the type that the newest
 *     statement gave it
 */
public record TableDescriptor(String name, RowSignature signature) {}
