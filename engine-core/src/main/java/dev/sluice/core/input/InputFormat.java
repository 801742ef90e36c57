package dev.sluice.core.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Form of external data: the second argument of EXTERN. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputFormat.Json.class, name = "json"),
  @JsonSubTypes.Type(value = InputFormat.Csv.class, name = "csv"),
  @JsonSubTypes.Type(value = InputFormat.Tsv.class, name = "tsv")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InputFormat {

  /** One JSON object a line. */
  record Json(
      @Nullable Object flattenSpec,
      @Nullable Map<String, Boolean> featureSpec,
      @Nullable Boolean keepNullColumns,
      @Nullable Boolean assumeNewlineDelimited,
      @Nullable Boolean useJsonNodeReader)
      implements InputFormat {}

  /** Comma-separated values with {@code "} quotes. */
  record Csv(
      @Nullable List<String> columns,
      @Nullable Boolean findColumnsFromHeader,
      @Nullable Boolean hasHeaderRow,
      @Nullable Integer skipHeaderRows,
      @Nullable String listDelimiter,
      @Nullable Boolean tryParseNumbers)
      implements InputFormat {}

  /** Values between delimiters, without quotes. */
  record Tsv(
      @Nullable List<String> columns,
      @Nullable String delimiter,
      @Nullable Boolean findColumnsFromHeader,
      @Nullable Boolean hasHeaderRow,
      @Nullable Integer skipHeaderRows,
      @Nullable String listDelimiter,
      @Nullable Boolean tryParseNumbers)
      implements InputFormat {}
}
