package dev.sluice.core.input.format;

import dev.sluice.frames.type.RowSignature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that objects have had so far, and the order in which they came. */
final class JsonFields {
  private static final int MAX_FIELDS = 4096;
  private static final JsonField OTHER = new JsonField("", JsonField.UNWANTED);

  private @Nullable JsonField[] slots = new JsonField[64];
  private int size;

  /** The field with which the last object began. */
  @Nullable JsonField first;

  JsonFields(RowSignature wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      add(new JsonField(wanted.name(i), i));
    }
  }

  /** The field of a name, which is remembered. */
  JsonField named(byte[] bytes, int start, int end) {
    int mask = slots.length - 1;
    int slot = JsonField.hash(bytes, start, end) & mask;
    for (JsonField field = slots[slot]; field != null; field = slots[slot]) {
      if (field.isNamed(bytes, start, end)) {
        return field;
      }
      slot = (slot + 1) & mask;
    }
    if (size >= MAX_FIELDS) {
      return OTHER;
    }
    byte[] pattern = Arrays.copyOfRange(bytes, start - 1, end + 2);
    pattern[pattern.length - 1] = ':';
    JsonField field = new JsonField(pattern, JsonField.UNWANTED);
    add(field);
    return field;
  }

  /** Notes that one field came after another, or first. */
  void follows(@Nullable JsonField previous, JsonField field) {
    if (field == OTHER) {
      return;
    }
    if (previous == null) {
      first = field;
    } else if (previous != OTHER) {
      previous.next = field;
    }
  }

  private void add(JsonField field) {
    if (size * 2 >= slots.length) {
      @Nullable JsonField[] old = slots;
      slots = new JsonField[old.length * 2];
      for (JsonField moved : old) {
        if (moved != null) {
          place(moved);
        }
      }
    }
    place(field);
    size++;
  }

  private void place(JsonField field) {
    int mask = slots.length - 1;
    int slot = field.hash() & mask;
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = field;
  }
}
