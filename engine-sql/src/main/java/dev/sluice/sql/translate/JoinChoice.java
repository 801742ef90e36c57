package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys.JoinAlgorithm;

/**
 * How a join is computed.
 *
 * @param isLeftBuilt whether rows of the right side look up rows of the left one
 * @param isForced whether the query names the algorithm, so that its limits are faults
 * @param dropsProbe whether by estimate most rows that look up find nothing
 */
record JoinChoice(
    JoinAlgorithm algorithm, boolean isLeftBuilt, boolean isForced, boolean dropsProbe) {}
