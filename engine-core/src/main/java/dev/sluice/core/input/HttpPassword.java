package dev.sluice.core.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a password from the three forms in which statements give one. */
public final class HttpPassword {
  private static final String PROPERTY = "httpAuthenticationPassword";

  private HttpPassword() {}

  /**
   * The password, or null if there is none.
   *
   * @throws IllegalArgumentException naming the variable, if it is not set
   */
  public static @Nullable String resolve(@Nullable Object given) {
    check(given);
    if (!(given instanceof Map<?, ?> form)) {
      return (String) given;
    }
    if ("default".equals(form.get("type"))) {
      return (String) form.get("password");
    }
    String variable = String.valueOf(form.get("variable"));
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalArgumentException(
          "Environment variable [" + variable + "] of property [" + PROPERTY + "] is not set");
    }
    return value;
  }

  static void check(@Nullable Object given) {
    if (given == null || given instanceof String) {
      return;
    }
    if (given instanceof Map<?, ?> form) {
      Object type = form.get("type");
      if ("default".equals(type) && form.get("password") instanceof String) {
        return;
      }
      if ("environment".equals(type) && form.get("variable") instanceof String) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "Property ["
            + PROPERTY
            + "] must be text, {\"type\":\"default\",\"password\":…} or"
            + " {\"type\":\"environment\",\"variable\":…}");
  }
}
