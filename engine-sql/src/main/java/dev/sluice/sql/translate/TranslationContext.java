package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.calcite.rex.RexBuilder;

/**
 * What all expressions of a query share.
 *
 * @param zone in which times without a zone are read
 * @param now value of CURRENT_TIMESTAMP
 */
record TranslationContext(
    ZoneId zone,
    Instant now,
    RexBuilder rex,
    Conversions conversions,
    LiteralTranslator literals,
    ConstantFolder constants) {

  static TranslationContext of(QueryContext context, Instant now, RexBuilder rex) {
    ZoneId zone = context.get(ContextKeys.SQL_TIME_ZONE);
    ConstantFolder constants = new ConstantFolder();
    return new TranslationContext(
        zone, now, rex, new Conversions(zone, constants), new LiteralTranslator(zone), constants);
  }
}
