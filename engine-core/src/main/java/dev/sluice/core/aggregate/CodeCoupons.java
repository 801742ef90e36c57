package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Coupons of the entries of the dictionary that was used last, made when first asked for. */
final class CodeCoupons {
  private @Nullable StringDictionary dictionary;
  private int[] known = {};

  /** Coupon of each row that is not null. */
  void hash(DictionaryVector vector, int count, int[] out) {
    StringDictionary entries = vector.dictionary();
    if (entries != dictionary) {
      dictionary = entries;
      if (known.length < entries.size()) {
        known = new int[entries.size()];
      } else {
        Arrays.fill(known, 0);
      }
    } else if (known.length < entries.size()) {
      known = Arrays.copyOf(known, Math.max(entries.size(), known.length * 2));
    }
    int[] codes = vector.codes();
    for (int i = 0; i < count; i++) {
      int code = codes[i];
      if (code < 0) {
        continue;
      }
      int coupon = known[code];
      if (coupon == 0) {
        coupon = Coupon.of(entries.data(), entries.start(code), entries.length(code));
        known[code] = coupon;
      }
      out[i] = coupon;
    }
  }

  long sizeBytes() {
    return 4L * known.length;
  }
}
