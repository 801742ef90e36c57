package dev.sluice.core.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where external data is: the first argument of EXTERN. {@link ExternArguments} reads it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputSource.Inline.class, name = "inline"),
  @JsonSubTypes.Type(value = InputSource.Local.class, name = "local"),
  @JsonSubTypes.Type(value = InputSource.Http.class, name = "http")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InputSource {

  /** Text in the statement itself. */
  record Inline(String data) implements InputSource {
    @SuppressWarnings("ConstantValue") // JSON may leave the property out
    public Inline {
      Properties.require(data, "data", "input source [inline]");
    }
  }

  /**
   * Files by folder and name pattern, by path, or both.
   *
   * @param baseDir folder that is searched with all folders below it
   * @param filter wildcard ({@code *}, {@code ?}) that the names of files in it match
   * @param files paths, absolute or relative to the process
   */
  record Local(@Nullable String baseDir, @Nullable String filter, @Nullable List<String> files)
      implements InputSource {
    public Local {
      files = files == null ? null : List.copyOf(files);
      if (baseDir == null && (files == null || files.isEmpty())) {
        throw new IllegalArgumentException(
            "Input source [local] needs property [baseDir] with [filter], or [files]");
      }
      if (baseDir != null) {
        Properties.require(filter, "filter", "input source [local] with [baseDir]");
      }
    }
  }

  /**
   * Documents by address.
   *
   * @param httpAuthenticationPassword text, {@code {"type":"default","password":…}} or {@code
   *     {"type":"environment","variable":…}}
   * @param requestHeaders must be empty: no header is allowed
   */
  record Http(
      List<URI> uris,
      @Nullable String httpAuthenticationUsername,
      @Nullable Object httpAuthenticationPassword,
      @Nullable Map<String, String> requestHeaders)
      implements InputSource {
    public Http {
      uris = List.copyOf(Properties.require(uris, "uris", "input source [http]"));
      if (uris.isEmpty()) {
        throw new IllegalArgumentException("Property [uris] of input source [http] is empty");
      }
      for (URI uri : uris) {
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
          throw new IllegalArgumentException(
              "Only [http, https] protocols are allowed, not [" + uri + "]");
        }
      }
      if (requestHeaders != null) {
        for (String header : requestHeaders.keySet()) {
          throw new IllegalArgumentException(
              "Got forbidden header [" + header + "]: no request headers are allowed");
        }
        requestHeaders = Map.of();
      }
      HttpPassword.check(httpAuthenticationPassword);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
      return "Http[uris=" + uris + "]";
    }
  }
}
