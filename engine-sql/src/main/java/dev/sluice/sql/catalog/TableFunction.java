package dev.sluice.sql.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.core.input.ExternArguments;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions in FROM that declare external data. */
enum TableFunction {
  /** Source, format and columns as JSON. */
  EXTERN,
  /** Lines in the statement. */
  INLINE,
  /** Files of this machine. */
  LOCALFILES,
  /** Documents by address. */
  HTTP;

  private static final List<String> FORMAT_ARGUMENTS =
      List.of("format", "listDelimiter", "skipHeaderRows", "delimiter");

  /**
   * The function of that name, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  static TableFunction named(String name) {
    for (TableFunction function : values()) {
      if (function.name().equals(name.toUpperCase(Locale.ROOT))) {
        return function;
      }
    }
    throw new IllegalArgumentException(
        "No match found for table function [%s]; there are %s"
            .formatted(name, Arrays.toString(values())));
  }

  /** Names of the arguments by position. */
  List<String> arguments() {
    return switch (this) {
      case EXTERN -> List.of("inputSource", "inputFormat", "signature");
      case INLINE -> withFormat("data");
      case LOCALFILES -> withFormat("baseDir", "filter", "files");
      case HTTP -> withFormat("uris", "userName", "password", "passwordEnvVar", "headers");
    };
  }

  private static List<String> withFormat(String... own) {
    List<String> all = new ArrayList<>(Arrays.asList(own));
    all.addAll(FORMAT_ARGUMENTS);
    return all;
  }

  /**
   * The table that a call declares.
   *
   * @param columns the list behind the call, or null if it has none
   */
  ExternalTable apply(TableFunctionArguments given, @Nullable RowSignature columns) {
    if (this == EXTERN) {
      return extern(given, columns);
    }
    if (columns == null) {
      throw new IllegalArgumentException(
          "[%s] needs its columns: write TABLE(%s(…)) EXTEND (name type, …)".formatted(this, this));
    }
    InputSource source =
        switch (this) {
          case INLINE -> new InputSource.Inline(lines(given));
          case LOCALFILES -> files(given);
          default -> documents(given);
        };
    return table(source, format(given, columns), columns);
  }

  private static ExternalTable extern(
      TableFunctionArguments given, @Nullable RowSignature columns) {
    String signature = given.text("signature");
    if (signature == null && columns == null) {
      throw new IllegalArgumentException(
          "EXTERN requires either a [signature] value or an EXTEND clause");
    }
    if (signature != null && columns != null) {
      throw new IllegalArgumentException(
          "EXTERN requires either a [signature] value or an EXTEND clause, but not both");
    }
    InputSource source = ExternArguments.source(given.requiredText("inputSource"));
    InputFormat format = ExternArguments.format(given.requiredText("inputFormat"));
    return table(
        source, format, signature == null ? columns : ExternArguments.signature(signature));
  }

  private static ExternalTable table(
      InputSource source, InputFormat format, @Nullable RowSignature columns) {
    if (columns == null || columns.size() == 0) {
      throw new IllegalArgumentException("External data need at least one column");
    }
    String time = StoredTable.TIME;
    if (columns.contains(time) && columns.type(columns.indexOf(time)) != ScalarType.TIMESTAMP) {
      throw new IllegalArgumentException(
          "Column [%s] must be of type [LONG], but it is [%s]"
              .formatted(time, columns.type(columns.indexOf(time)).name()));
    }
    return new ExternalTable(source, format, columns);
  }

  private static String lines(TableFunctionArguments given) {
    List<String> lines = given.texts("data");
    if (lines == null) {
      throw new IllegalArgumentException("[INLINE] needs argument [data]");
    }
    return String.join("\n", lines);
  }

  private static InputSource files(TableFunctionArguments given) {
    String baseDir = given.text("baseDir");
    String filter = given.text("filter");
    List<String> files = given.texts("files");
    if (baseDir == null && files == null) {
      throw new IllegalArgumentException("[LOCALFILES] needs argument [baseDir] or [files]");
    }
    if (filter != null && (baseDir == null || files != null)) {
      throw new IllegalArgumentException(
          "Argument [filter] of [LOCALFILES] goes with [baseDir] alone");
    }
    if (files == null) {
      return new InputSource.Local(baseDir, filter == null ? "*" : filter, null);
    }
    List<String> paths =
        files.stream()
            .map(file -> baseDir == null ? file : Path.of(baseDir, file).toString())
            .toList();
    return new InputSource.Local(null, null, paths);
  }

  private static InputSource documents(TableFunctionArguments given) {
    List<String> uris = given.texts("uris");
    if (uris == null) {
      throw new IllegalArgumentException("[HTTP] needs argument [uris]");
    }
    String password = given.text("password");
    String variable = given.text("passwordEnvVar");
    if (password != null && variable != null) {
      throw new IllegalArgumentException(
          "[HTTP] takes only one of [password] and [passwordEnvVar]");
    }
    Object secret =
        variable == null ? password : Map.of("type", "environment", "variable", variable);
    return new InputSource.Http(
        uris.stream().map(URI::create).toList(),
        given.text("userName"),
        secret,
        headers(given.text("headers")));
  }

  private static @Nullable Map<String, String> headers(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Invalid value for the field [headers]. Reason: [" + e.getOriginalMessage() + "]", e);
    }
  }

  private static InputFormat format(TableFunctionArguments given, RowSignature columns) {
    String format = given.requiredText("format").toLowerCase(Locale.ROOT);
    String list = given.text("listDelimiter");
    Integer skipped = given.count("skipHeaderRows");
    List<String> names = columns.columns().stream().map(RowSignature.Column::name).toList();
    return switch (format) {
      case "json" -> new InputFormat.Json(null, null, null, null, null);
      case "csv" -> new InputFormat.Csv(names, null, null, skipped, list, null);
      case "tsv" ->
          new InputFormat.Tsv(names, given.text("delimiter"), null, null, skipped, list, null);
      default ->
          throw new IllegalArgumentException(
              "Unknown format [" + format + "]; there are [csv, tsv, json]");
    };
  }
}
