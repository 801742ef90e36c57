package dev.sluice.core.input.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.JsonFeatures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How the objects of a JSON file are laid out, as its beginning shows. */
public enum JsonLayout {
  /** A line break ends an object. */
  LINES,
  /** The first object spans lines, or stands in an array. */
  VALUES;

  /** Bytes of a beginning that decide. */
  public static final int HEAD_BYTES = 1 << 16;

  /**
   * The layout that a file has.
   *
   * @param head first bytes of the file, {@link #HEAD_BYTES} of them if it is that long
   */
  public static JsonLayout detect(byte[] head, int length, InputFormat.Json format) {
    JsonFactory factory = new JsonFactory();
    JsonFeatures.of(format.featureSpec()).forEach(factory::configure);
    int start = length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB ? 3 : 0;
    // Read as text: malformed bytes are replaced, and never an error
    InputStreamReader text =
        new InputStreamReader(
            new ByteArrayInputStream(head, start, length - start), StandardCharsets.UTF_8);
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        JsonToken element = parser.nextToken();
        return element == JsonToken.START_OBJECT || element == JsonToken.END_ARRAY ? VALUES : LINES;
      }
      if (first != JsonToken.START_OBJECT) {
        return LINES;
      }
      int line = parser.currentTokenLocation().getLineNr();
      return spansLines(parser, line) ? VALUES : LINES;
    } catch (IOException e) {
      return LINES;
    }
  }

  private static boolean spansLines(JsonParser parser, int line) throws IOException {
    int depth = 1;
    try {
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return false;
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
      }
      return parser.currentLocation().getLineNr() > line;
    } catch (JsonEOFException cutOff) {
      JsonLocation end = cutOff.getLocation();
      // More than a lone broken line: tokens of the object stand on further lines
      return end != null && parser.currentTokenLocation().getLineNr() > line;
    }
  }
}
