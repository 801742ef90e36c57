package dev.sluice.sql.catalog;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.frames.type.RowSignature;

/** External data that the statement declares, e.g. by EXTERN. */
public final class ExternalTable extends CatalogTable {
  private final InputSource source;
  private final InputFormat format;

  public ExternalTable(InputSource source, InputFormat format, RowSignature signature) {
    super(signature);
    this.source = source;
    this.format = format;
  }

  public InputSource source() {
    return source;
  }

  public InputFormat format() {
    return format;
  }
}
