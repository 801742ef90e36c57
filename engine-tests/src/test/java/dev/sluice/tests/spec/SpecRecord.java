package dev.sluice.tests.spec;

import java.util.List;

/**
 * One record of a spec file.
 *
 * @param kind what is expected: {@code statement query plan fault error report table}
 * @param arguments words after the kind
 * @param body lines up to the expectation: the SQL, or the rows of a table
 * @param expected lines of the expectation
 * @param line number of the record's first line, from 1
 * @param bodyEnd number of lines of the file up to and with the body
 * @param end number of lines of the file up to and with the expectation
 */
record SpecRecord(
    String kind,
    List<String> arguments,
    List<String> body,
    List<String> expected,
    int line,
    int bodyEnd,
    int end) {

  String sql() {
    return String.join("\n", body);
  }

  boolean has(String argument) {
    return arguments.contains(argument);
  }
}
