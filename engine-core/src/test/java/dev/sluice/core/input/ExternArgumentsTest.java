package dev.sluice.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternArgumentsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void sourcesPrintAsTheyWereWritten() throws JsonProcessingException {
    for (String json :
        List.of(
            "{\"type\":\"inline\",\"data\":\"a,1\\nb,2\"}",
            "{\"type\":\"local\",\"baseDir\":\"/data\",\"filter\":\"*.csv\"}",
            "{\"type\":\"local\",\"files\":[\"/data/a.json\"]}",
            "{\"type\":\"http\",\"uris\":[\"https://example.org/a\"],\"httpAuthenticationUsername\":\"u\",\"httpAuthenticationPassword\":{\"type\":\"environment\",\"variable\":\"V\"}}")) {
      InputSource source = ExternArguments.source(json);
      assertThat(MAPPER.readTree(MAPPER.writeValueAsString(source)))
          .isEqualTo(MAPPER.readTree(json));
      assertThat(MAPPER.readValue(MAPPER.writeValueAsString(source), InputSource.class))
          .isEqualTo(source);
    }
  }

  @Test
  void formatsPrintWithTheirDefaults() throws JsonProcessingException {
    assertThat(print(ExternArguments.format("{\"type\":\"json\"}")))
        .isEqualTo(
            "{\"type\":\"json\",\"keepNullColumns\":false,\"assumeNewlineDelimited\":false,\"useJsonNodeReader\":false}");
    assertThat(print(ExternArguments.format("{\"type\":\"csv\",\"columns\":[\"x\",\"y\"]}")))
        .isEqualTo("{\"type\":\"csv\",\"columns\":[\"x\",\"y\"]}");
    String tsv =
        "{\"type\":\"tsv\",\"delimiter\":\"|\",\"findColumnsFromHeader\":true,\"skipHeaderRows\":2}";
    assertThat(print(ExternArguments.format(tsv))).isEqualTo(tsv);
  }

  @Test
  void numbersAndTruthsMayBeText() {
    assertThat(
            ExternArguments.format(
                "{\"type\":\"csv\",\"findColumnsFromHeader\":\"true\",\"skipHeaderRows\":\"1\"}"))
        .isEqualTo(new InputFormat.Csv(null, true, null, 1, null, null));
    assertThat(
            ExternArguments.format(
                "{\"type\":\"csv\",\"hasHeaderRow\":true,\"skipHeaderRows\":true}"))
        .isEqualTo(new InputFormat.Csv(null, null, true, 1, null, null));
  }

  @Test
  void signaturesGiveTimeItsType() {
    assertThat(
            ExternArguments.signature(
                    "[{\"name\":\"__time\",\"type\":\"long\"},{\"name\":\"x\",\"type\":\"STRING\"}]")
                .columns())
        .extracting(column -> (Object) column.type())
        .containsExactly(ScalarType.TIMESTAMP, ScalarType.STRING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"nope\"}|Unknown type [nope]",
        "{}|Property [type] is missing",
        "not json|Unrecognized token 'not'",
        "null|Property [inputSource] is missing",
        "{\"type\":\"inline\"}|Property [data] is missing in input source [inline]",
        "{\"type\":\"local\"}|Input source [local] needs property [baseDir] with [filter], or [files]",
        "{\"type\":\"local\",\"baseDir\":\"x\"}|Property [filter] is missing",
        "{\"type\":\"local\",\"files\":[\"x\"],\"nope\":1}|Unknown property [nope]; known are",
        "{\"type\":\"http\",\"uris\":[]}|Property [uris] of input source [http] is empty",
        "{\"type\":\"http\",\"uris\":[\"ftp://x/y\"]}|Only [http, https] protocols are allowed",
        "{\"type\":\"http\",\"uris\":[\"http://x\"],\"requestHeaders\":{\"H\":\"v\"}}|Got forbidden header [H]",
        "{\"type\":\"http\",\"uris\":[\"http://x\"],\"httpAuthenticationPassword\":{\"type\":\"x\"}}|Property [httpAuthenticationPassword] must be text",
      })
  void faultsOfASourceNameTheReason(String json, String reason) {
    assertThatThrownBy(() -> ExternArguments.source(json))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"thrift\"}|Unknown type [thrift]",
        "{\"type\":\"csv\"}|Input format [csv] needs property [columns] or [findColumnsFromHeader]",
        "{\"type\":\"csv\",\"columns\":[\"x\",\"y\",\"x\"]}|Duplicate column entries found : [x]",
        "{\"type\":\"csv\",\"columns\":[\"x,y\"]}|Column [x,y] contains the delimiter [,]",
        "{\"type\":\"csv\",\"columns\":[\"x\"],\"listDelimiter\":\",\"}|Cannot have same delimiter and list delimiter of [,]",
        "{\"type\":\"tsv\",\"columns\":[\"x\"],\"delimiter\":\"ab\"}|Delimiter [ab] must be one ASCII character",
        "{\"type\":\"csv\",\"columns\":[\"x\"],\"skipHeaderRows\":-1}|Invalid skipHeaderRows [-1]",
        "{\"type\":\"json\",\"assumeNewlineDelimited\":true,\"useJsonNodeReader\":true}|takes only one of",
        "{\"type\":\"json\",\"featureSpec\":{\"NOPE\":true}}|Unknown switch [NOPE]",
        "{\"type\":\"json\",\"flattenSpec\":{\"fields\":[\"a\",\"a\"]}}|Cannot have duplicate field definition: a",
        "{\"type\":\"json\",\"flattenSpec\":{\"fields\":[{\"type\":\"jq\",\"name\":\"a\",\"expr\":\".a\"}]}}|needs type [root]",
        "{\"type\":\"json\",\"flattenSpec\":{\"fields\":[{\"type\":\"path\",\"name\":\"a\",\"expr\":\"$..a\"}]}}|Path [$..a]",
      })
  void faultsOfAFormatNameTheReason(String json, String reason) {
    assertThatThrownBy(() -> ExternArguments.format(json))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("Invalid value for the field [inputFormat]. Reason: [")
        .contains(reason);
  }

  @Test
  void faultsOfASignatureNameTheReason() {
    assertThatThrownBy(() -> ExternArguments.signature("[{\"name\":\"x\",\"type\":\"text\"}]"))
        .hasMessageContaining("Unknown column type [text]");
    assertThatThrownBy(
            () ->
                ExternArguments.signature(
                    "[{\"name\":\"x\",\"type\":\"long\"},{\"name\":\"x\",\"type\":\"long\"}]"))
        .hasMessageContaining("Duplicate column [x]");
    assertThatThrownBy(() -> ExternArguments.signature("{}")).hasMessageContaining("no array");
  }

  private static String print(InputFormat format) throws JsonProcessingException {
    return MAPPER.writeValueAsString(format);
  }
}
