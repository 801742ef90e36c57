/** Plans against an oracle: what the planner made of a query must answer as its text does. */
package dev.sluice.tests.plan;
