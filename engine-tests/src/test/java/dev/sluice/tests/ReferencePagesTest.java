package dev.sluice.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.context.ContextKey;
import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.fault.Fault;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages of the reference equal what the code says; {@code -Ddocs.update=true} rewrites them. */
class ReferencePagesTest {
  private static final Path REFERENCE = Repository.root().resolve("docs/reference");

  @Test
  void faults() throws IOException {
    String source =
        Files.readString(
            Repository.root()
                .resolve("engine-core/src/main/java/dev/sluice/core/fault/Fault.java"));
    List<String> rows = new ArrayList<>();
    List<Class<?>> kinds = new ArrayList<>(Arrays.asList(Fault.class.getPermittedSubclasses()));
    kinds.sort(Comparator.comparing(Class::getSimpleName));
    for (Class<?> kind : kinds) {
      List<String> fields = new ArrayList<>();
      for (RecordComponent component : kind.getRecordComponents()) {
        if (!component.getName().equals("errorMessage")) {
          fields.add("`" + component.getName() + "`");
        }
      }
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(kind.getSimpleName(), meaning(source, kind), String.join(", ", fields)));
    }
    check(
        "faults.md",
        """
        # Faults

        Codes of `errorReport.error.errorCode`, and of the warnings of a report. Every fault has
        `errorCode` and, where there is something to say, `errorMessage`.

        | Code | Meaning | Other fields |
        |---|---|---|
        %s
        """
            .formatted(String.join("\n", rows)));
  }

  private static String meaning(String source, Class<?> kind) {
    Matcher matcher =
        Pattern.compile(
                "/\\*\\* ([^*]*?) \\*/\\s*(?:@\\w+\\([^)]*\\)[^\\n]*\\s*)?record "
                    + kind.getSimpleName()
                    + "\\(")
            .matcher(source);
    assertThat(matcher.find()).as("Javadoc of [%s]", kind.getSimpleName()).isTrue();
    return matcher.group(1);
  }

  @Test
  void context() throws IOException {
    List<String> rows = new ArrayList<>();
    for (ContextKey<?> key : ContextKeys.all()) {
      Object value = key.defaultValue();
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  key.name(), key.kind(), value == null ? "" : "`" + value + "`", key.doc()));
    }
    check(
        "context.md",
        """
        # Context parameters

        Given with `execute(sql, context)`, with `SET name = value;` before the statement, or with
        `--set name=value`. Other names are accepted and carried along without effect.

        | Name | Must be | Default | Effect |
        |---|---|---|---|
        %s
        """
            .formatted(String.join("\n", rows)));
  }

  private static void check(String page, String text) throws IOException {
    Path file = REFERENCE.resolve(page);
    if (Boolean.getBoolean("docs.update")) {
      Files.createDirectories(REFERENCE);
      Files.writeString(file, text);
    }
    assertThat(file).as("run with -Ddocs.update=true to write it").content().isEqualTo(text);
  }
}
