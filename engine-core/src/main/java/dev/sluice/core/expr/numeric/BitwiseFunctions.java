package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.DoubleToLong;
import dev.sluice.core.expr.loop.LongPair;
import dev.sluice.core.expr.loop.LongToDouble;
import dev.sluice.core.expr.loop.LongToLong;
import java.util.List;

/** Functions of the bits of longs; doubles are cut to longs first. */
final class BitwiseFunctions {
  private BitwiseFunctions() {}

  static List<NamedFunction> all() {
    return List.of(
        pair("bitwise_and(x, y)", "Bits set in both", BitwiseFunctions::and),
        pair("bitwise_or(x, y)", "Bits set in at least one", BitwiseFunctions::or),
        pair("bitwise_xor(x, y)", "Bits set in exactly one", BitwiseFunctions::xor),
        pair(
            "bitwise_shift_left(x, n)",
            "Bits moved to the left by n modulo 64",
            BitwiseFunctions::shiftLeft),
        pair(
            "bitwise_shift_right(x, n)",
            "Bits moved to the right by n modulo 64, keeping the sign",
            BitwiseFunctions::shiftRight),
        NamedFunction.of(
            "bitwise_complement(x)",
            "Every bit flipped",
            (call, context) ->
                new LongToLong(
                    context.asLong(call.arguments().get(0)),
                    BitwiseFunctions::complement,
                    call.type(),
                    1)),
        NamedFunction.of(
            "bitwise_convert_double_to_long_bits(x)",
            "The 64 bits of a double as a long",
            (call, context) ->
                new DoubleToLong(
                    context.asDouble(call.arguments().get(0)),
                    BitwiseFunctions::bitsOf,
                    call.type(),
                    1)),
        NamedFunction.of(
            "bitwise_convert_long_bits_to_double(x)",
            "The double of these 64 bits",
            (call, context) ->
                new LongToDouble(
                    context.asLong(call.arguments().get(0)),
                    BitwiseFunctions::fromBits,
                    call.type(),
                    1)));
  }

  private static NamedFunction pair(String usage, String description, LongPair.Loop loop) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new LongPair(
                context.asLong(call.arguments().get(0)),
                context.asLong(call.arguments().get(1)),
                loop,
                call.type(),
                1));
  }

  private static void and(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] & right[i];
    }
  }

  private static void or(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] | right[i];
    }
  }

  private static void xor(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] ^ right[i];
    }
  }

  private static void shiftLeft(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] << right[i];
    }
  }

  private static void shiftRight(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] >> right[i];
    }
  }

  private static void complement(long[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = ~in[i];
    }
  }

  private static void bitsOf(double[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Double.doubleToLongBits(in[i]);
    }
  }

  private static void fromBits(long[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Double.longBitsToDouble(in[i]);
    }
  }
}
