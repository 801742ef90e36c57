package dev.sluice.core.input.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.fault.FaultException;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputSplitterTest {
  private static final InputFormat JSON = InputFormat.Json.lines();

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void resolveLinks() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void foldersAreSearchedAndFilesAddedOnce() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Path first = write("a/b/1.json", "{}");
    Path second = write("a/2.json", "{}");
    write("a/3.csv", "x");
    write("a/empty.json", "");
    Path listed = write("z.json", "{}");

    InputSource source =
        new InputSource.Local(
            folder.resolve("a").toString(),
            "?.js*",
            List.of(listed.toString(), second.toString(), folder + "/a/../z.json"));

    assertThat(InputSplitter.split(source, JSON, 100))
        .extracting(InputSplit::entity)
        .containsExactly(second.toString(), first.toString(), listed.toString());
  }

  @Test
  void whatDoesNotExistIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(
            () ->
                InputSplitter.split(new InputSource.Local(missing.toString(), "*", null), JSON, 1))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("Folder [" + missing + "] of input source [local] does not exist");
    assertThatThrownBy(
            () ->
                InputSplitter.split(
                    new InputSource.Local(null, null, List.of(missing.toString())), JSON, 1))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("File [" + missing + "] of input source [local] does not exist");
    assertThatThrownBy(
            () ->
                InputSplitter.split(
                    new InputSource.Local(null, null, List.of(folder.toString())), JSON, 1))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("[" + folder + "] in [files] of input source [local] is a folder");
  }

  @Test
  void onlyPlainFilesOfLinesAreCut() throws IOException {
    Path lines = write("lines.json", "{\"x\":1}\n".repeat(100));
    assertThat(split(lines, JSON)).hasSize(8).last().extracting(InputSplit::to).isEqualTo(800L);
    assertThat(split(lines, JSON)).extracting(InputSplit::sizeBytes).containsOnly(100L);

    Path pretty = write("pretty.json", "{\n\"x\":1}\n".repeat(100));
    assertThat(split(pretty, JSON)).hasSize(1).allMatch(InputSplit::isWhole);

    Path packed = write("lines.json.gz", "{\"x\":1}\n".repeat(100));
    assertThat(split(packed, JSON)).hasSize(1).allMatch(InputSplit::isWhole);
    assertThat(split(packed, JSON).get(0).sizeBytes()).isEqualTo(3200);
  }

  @Test
  void csvIsCutWhereRecordsStart() throws IOException {
    InputFormat csv = new InputFormat.Csv(List.of("x", "y"), null, null, null, null, null);
    Path file = write("quotes.csv", "1,\"a\nb\nc\nd\"\n".repeat(50) + "1,\"\"\"\n\"\n".repeat(50));
    String text = Files.readString(file);
    List<InputSplit> splits = split(file, csv);
    assertThat(splits).hasSizeGreaterThan(5);
    for (InputSplit split : splits) {
      assertThat(text.substring((int) split.from())).startsWith("1,\"");
    }
  }

  @Test
  void documentsAndTextsArePartsOfTheirOwn() throws IOException {
    URI uri = URI.create("http://localhost/x");
    assertThat(
            InputSplitter.split(new InputSource.Http(List.of(uri, uri), null, null, null), JSON, 1))
        .containsExactly(
            new InputSplit(uri.toString(), 0, 0, -1, 0),
            new InputSplit(uri.toString(), 1, 0, -1, 0));
    assertThat(InputSplitter.split(new InputSource.Inline("abc"), JSON, 1))
        .containsExactly(new InputSplit("abc", 0, 0, -1, 3));
  }

  private static List<InputSplit> split(Path file, InputFormat format) throws IOException {
    return InputSplitter.split(
        new InputSource.Local(null, null, List.of(file.toString())), format, 100);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
