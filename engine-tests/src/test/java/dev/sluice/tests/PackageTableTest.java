package dev.sluice.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageTableTest {
  private static final PackageTable TABLE =
      new PackageTable(
          List.of(
              "## Packages",
              "### engine-frames",
              "| # | Package | Responsibility |",
              "|---|---|---|",
              "| 1 | `f` | x |",
              "### engine-core",
              "| 1 | `c.low` | x |",
              "| 2s | `c.left` | x |",
              "| 2s | `c.right` | x |",
              "| 2.9 | `c.middle` | x |",
              "| 2.10 | `c.above` | x |",
              "| 3 | `c.high` | x |",
              "## Other",
              "| 1 | `elsewhere` | x |"));

  @Test
  void listsWhatStandsUnderTheHeadingOnly() {
    assertThat(TABLE.packages())
        .containsExactly("c.above", "c.high", "c.left", "c.low", "c.middle", "c.right", "f");
    assertThat(TABLE.faults()).isEmpty();
  }

  @Test
  void aPackageUsesLowerNumbersAndModulesBelow() throws IOException {
    assertThat(TABLE.allows("c.high", "c.low")).isTrue();
    assertThat(TABLE.allows("c.low", "c.high")).isFalse();
    assertThat(TABLE.allows("c.low", "f")).isTrue();
    assertThat(TABLE.allows("f", "c.low")).isFalse();
  }

  @Test
  void aNumberAfterThePointOrdersWhatStandsBetween() throws IOException {
    assertThat(TABLE.allows("c.middle", "c.left")).isTrue();
    assertThat(TABLE.allows("c.above", "c.middle")).isTrue();
    assertThat(TABLE.allows("c.high", "c.above")).isTrue();
    assertThat(TABLE.allows("c.above", "c.high")).isFalse();
  }

  @Test
  void siblingsAreStrangers() throws IOException {
    assertThat(TABLE.allows("c.left", "c.right")).isFalse();
    assertThat(TABLE.allows("c.high", "c.right")).isTrue();
  }

  @Test
  void aSharedNumberNeedsTheMarkOfSiblings() {
    PackageTable table =
        new PackageTable(
            List.of("## Packages", "### engine-core", "| 1 | `a` | x |", "| 1 | `b` | x |"));

    assertThat(table.faults()).hasSize(2);
  }
}
