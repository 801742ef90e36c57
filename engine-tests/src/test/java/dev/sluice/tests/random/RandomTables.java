package dev.sluice.tests.random;

import dev.sluice.bench.data.Field;
import dev.sluice.bench.data.TableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Four tables of equal columns: an empty or tiny one, small ones, and one in which half of the rows
 * have one key. All columns but {@code id} have NULLs and duplicates; fractions are exact.
 */
final class RandomTables implements TableFiles {
  static final List<Field> FIELDS =
      List.of(
          new Field("id", "BIGINT"),
          new Field("k", "BIGINT"),
          new Field("v", "BIGINT"),
          new Field("x", "DOUBLE"),
          new Field("s", "VARCHAR"),
          new Field("d", "DATE"),
          new Field("ts", "TIMESTAMP"),
          new Field("b", "BOOLEAN"));
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Path folder;

  RandomTables(Path folder, long seed) throws IOException {
    this.folder = folder;
    Dice dice = new Dice(~seed);
    write("t0", dice.between(0, 3), 3, false, dice);
    write("t1", dice.between(8, 14), 5, false, dice);
    write("t2", dice.between(15, 30), 12, false, dice);
    write("t3", dice.between(20, 45), 8, true, dice);
  }

  private void write(String table, int rows, int keys, boolean skewed, Dice dice)
      throws IOException {
    int nulls = dice.of(0, 10, 30);
    List<String> lines = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      List<String> values = new ArrayList<>();
      values.add(Integer.toString(row));
      values.add(skewed && dice.chance(50) ? "1" : orNull(nulls, dice, dice.between(0, keys)));
      values.add(orNull(nulls, dice, dice.between(-20, 100)));
      values.add(orNull(nulls, dice, dice.between(-40, 40) / 4.0));
      values.add(
          orNull(nulls, dice, dice.of("a", "b", "ab", "Abc", "zeta", "b c", "\u00e9t\u00e9")));
      values.add(orNull(nulls, dice, LocalDate.of(2000, 2, 27).plusDays(dice.between(0, 5))));
      values.add(
          orNull(
              nulls,
              dice,
              LocalDateTime.of(2000, 2, 28, 22, 0)
                  .plusMinutes(dice.between(0, 8) * 30L)
                  .format(TIME)));
      values.add(orNull(nulls, dice, dice.chance(50)));
      lines.add(String.join("|", values));
    }
    Files.write(file(table), lines);
  }

  private static String orNull(int nulls, Dice dice, Object value) {
    return dice.chance(nulls) ? "" : value.toString();
  }

  @Override
  public List<String> tables() {
    return List.of("t0", "t1", "t2", "t3");
  }

  @Override
  public List<Field> fields(String table) {
    return FIELDS;
  }

  @Override
  public Path file(String table) {
    return folder.resolve(table + ".txt");
  }
}
