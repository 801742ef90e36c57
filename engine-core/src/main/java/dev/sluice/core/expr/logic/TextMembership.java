package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.text.TextInterner;
import dev.sluice.core.expr.text.TextTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Whether texts are members of a set. */
final class TextMembership {
  private TextMembership() {}

  static TextTest test(Collection<String> members) {
    TextInterner set = new TextInterner();
    for (String member : members) {
      byte[] utf8 = member.getBytes(StandardCharsets.UTF_8);
      set.code(utf8, 0, utf8.length);
    }
    return (data, start, length) -> set.find(data, start, length) >= 0;
  }
}
