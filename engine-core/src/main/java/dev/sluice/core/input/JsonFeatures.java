package dev.sluice.core.input;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parser switches that {@code featureSpec} names. */
public final class JsonFeatures {
  private JsonFeatures() {}

  /**
   * The switches by constant.
   *
   * @throws IllegalArgumentException naming the switch, if there is none of that name
   */
  public static Map<JsonParser.Feature, Boolean> of(@Nullable Map<String, Boolean> featureSpec) {
    Map<JsonParser.Feature, Boolean> features = new EnumMap<>(JsonParser.Feature.class);
    if (featureSpec != null) {
      featureSpec.forEach((name, on) -> features.put(feature(name), on));
    }
    return features;
  }

  static void check(@Nullable Map<String, Boolean> featureSpec) {
    of(featureSpec);
  }

  private static JsonParser.Feature feature(String name) {
    for (JsonParser.Feature feature : JsonParser.Feature.values()) {
      if (feature.name().equals(name)) {
        return feature;
      }
    }
    throw new IllegalArgumentException(
        "Unknown switch ["
            + name
            + "] in property [featureSpec] of input format [json]; known are "
            + Arrays.toString(JsonParser.Feature.values()));
  }
}
