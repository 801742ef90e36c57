package dev.sluice.sql.rel;

import dev.sluice.sql.function.EngineTypeSystem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Types of one plan. Texts are Unicode. */
final class EngineTypes extends JavaTypeFactoryImpl {
  EngineTypes() {
    super(EngineTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
