package dev.sluice.tests.engine;

import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.nio.file.Path;

/** Stores three rows and reads them back. */
final class BareProgram {
  private BareProgram() {}

  public static void main(String[] args) {
    try (Engine engine = Engine.open(Path.of(args[0]))) {
      engine
          .execute(
              "INSERT INTO t SELECT x, y FROM TABLE(EXTERN("
                  + "'{\"type\":\"inline\",\"data\":\"a,1\\nb,2\\na,3\"}',"
                  + " '{\"type\":\"csv\",\"columns\":[\"x\",\"y\"]}')) EXTEND (x VARCHAR, y BIGINT)"
                  + " PARTITIONED BY ALL")
          .close();
      StringBuilder line = new StringBuilder();
      try (QueryResult result =
          engine.execute("SELECT x, SUM(y) AS s FROM t GROUP BY x ORDER BY x")) {
        for (Row row : result) {
          line.append(row.getString("x")).append('=').append(row.getLong("s")).append(' ');
        }
      }
      System.out.println(line);
    }
  }
}
