package dev.sluice.core.input;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Form of external data: the second argument of EXTERN. {@link ExternArguments} reads it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputFormat.Json.class, name = "json"),
  @JsonSubTypes.Type(value = InputFormat.Csv.class, name = "csv"),
  @JsonSubTypes.Type(value = InputFormat.Tsv.class, name = "tsv")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InputFormat {

  /**
   * JSON objects: one a line, one after the other over several lines, or the elements of one array.
   *
   * @param flattenSpec rules for columns out of nested values
   * @param featureSpec switches of the JSON parser by name
   */
  record Json(
      @Nullable Object flattenSpec,
      @Nullable Map<String, Boolean> featureSpec,
      @Nullable Boolean keepNullColumns,
      @Nullable Boolean assumeNewlineDelimited,
      @Nullable Boolean useJsonNodeReader)
      implements InputFormat {
    public Json {
      featureSpec = featureSpec == null ? null : Map.copyOf(featureSpec);
      JsonFeatures.check(featureSpec);
      FlattenPaths.of(flattenSpec);
      if (keepNullColumns == null) {
        keepNullColumns =
            flattenSpec instanceof Map<?, ?> flatten
                && !Boolean.FALSE.equals(flatten.get("useFieldDiscovery"));
      }
      assumeNewlineDelimited = Boolean.TRUE.equals(assumeNewlineDelimited);
      useJsonNodeReader = Boolean.TRUE.equals(useJsonNodeReader);
      if (assumeNewlineDelimited && useJsonNodeReader) {
        throw new IllegalArgumentException(
            "Input format [json] takes only one of [assumeNewlineDelimited] and"
                + " [useJsonNodeReader]");
      }
    }

    /** One object a line, and nothing special. */
    public static Json lines() {
      return new Json(null, null, null, null, null);
    }
  }

  /** What csv and tsv have in common: values by position, names from a list or a header. */
  sealed interface Delimited extends InputFormat {
    @Nullable List<String> columns();

    @Nullable Integer skipHeaderRows();

    /** Text between the values of a list; null if no value is a list. */
    @Nullable String listDelimiter();

    /** Byte between values. */
    @JsonIgnore
    byte separator();

    /** Whether values may stand in quotes, and then hold separators and line breaks. */
    @JsonIgnore
    boolean quoted();

    /** Whether the first record of a file names the columns. */
    @JsonIgnore
    boolean hasHeader();

    /** Lines at the start of a file that are no data, before the header. */
    @JsonIgnore
    default int skippedLines() {
      Integer lines = skipHeaderRows();
      return lines == null ? 0 : lines;
    }
  }

  /**
   * Comma-separated values with {@code "} quotes.
   *
   * @param columns names by position; not needed, and then ignored, with a header
   * @param hasHeaderRow other name of findColumnsFromHeader
   * @param listDelimiter makes a list of a value that contains it; nothing does if null
   * @param tryParseNumbers accepted; the types of the signature decide
   */
  record Csv(
      @Nullable List<String> columns,
      @Nullable Boolean findColumnsFromHeader,
      @Nullable Boolean hasHeaderRow,
      @JsonDeserialize(using = RowCountReader.class) @Nullable Integer skipHeaderRows,
      @Nullable String listDelimiter,
      @Nullable Boolean tryParseNumbers)
      implements Delimited {
    public Csv {
      columns = columns == null ? null : List.copyOf(columns);
      DelimitedRules.check(
          "csv", columns, findColumnsFromHeader, hasHeaderRow, skipHeaderRows, ",", listDelimiter);
    }

    @Override
    public byte separator() {
      return ',';
    }

    @Override
    public boolean quoted() {
      return true;
    }

    @Override
    public boolean hasHeader() {
      return DelimitedRules.hasHeader(findColumnsFromHeader, hasHeaderRow);
    }
  }

  /**
   * Values between delimiters, without quotes.
   *
   * @param delimiter one ASCII character; a tab if null
   */
  record Tsv(
      @Nullable List<String> columns,
      @Nullable String delimiter,
      @Nullable Boolean findColumnsFromHeader,
      @Nullable Boolean hasHeaderRow,
      @JsonDeserialize(using = RowCountReader.class) @Nullable Integer skipHeaderRows,
      @Nullable String listDelimiter,
      @Nullable Boolean tryParseNumbers)
      implements Delimited {
    public Tsv {
      columns = columns == null ? null : List.copyOf(columns);
      DelimitedRules.check(
          "tsv",
          columns,
          findColumnsFromHeader,
          hasHeaderRow,
          skipHeaderRows,
          delimiter == null ? "\t" : delimiter,
          listDelimiter);
    }

    @Override
    public byte separator() {
      return delimiter == null ? (byte) '\t' : (byte) delimiter.charAt(0);
    }

    @Override
    public boolean quoted() {
      return false;
    }

    @Override
    public boolean hasHeader() {
      return DelimitedRules.hasHeader(findColumnsFromHeader, hasHeaderRow);
    }
  }
}
