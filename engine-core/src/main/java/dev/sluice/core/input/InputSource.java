package dev.sluice.core.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where external data is: the first argument of EXTERN. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputSource.Inline.class, name = "inline"),
  @JsonSubTypes.Type(value = InputSource.Local.class, name = "local"),
  @JsonSubTypes.Type(value = InputSource.Http.class, name = "http")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InputSource {

  /** Text in the statement itself. */
  record Inline(String data) implements InputSource {}

  /** Files by folder and name pattern, by path, or both. */
  record Local(@Nullable String baseDir, @Nullable String filter, @Nullable List<String> files)
      implements InputSource {}

  /** Documents by address. */
  record Http(
      List<URI> uris,
      @Nullable String httpAuthenticationUsername,
      @Nullable Object httpAuthenticationPassword,
      @Nullable Map<String, String> requestHeaders)
      implements InputSource {}
}
