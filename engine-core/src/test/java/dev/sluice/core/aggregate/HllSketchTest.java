package dev.sluice.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.memory.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HllSketchTest {
  private static HllSketch of(int lgK, long from, long to) {
    HllSketch sketch = new HllSketch(lgK);
    for (long i = from; i < to; i++) {
      sketch.update(Coupon.of(i));
    }
    return sketch;
  }

  private static byte[] image(HllSketch sketch) {
    byte[] image = new byte[HllImage.length(sketch) + 3];
    HllImage.write(sketch, image, 3);
    return Arrays.copyOfRange(image, 3, image.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 20, 100, 384})
  void fewValuesAreCountedExactly(int values) {
    HllSketch sketch = of(12, 0, values);
    for (long i = 0; i < values; i++) {
      sketch.update(Coupon.of(i));
    }
    assertThat(sketch.estimate()).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {385, 1000, 4096, 20_000, 1_000_000})
  void manyValuesAreCountedWithinFourStandardErrors(int values) {
    assertThat(of(12, 0, values).estimate()).isCloseTo(values, within(values * 4 * 1.04 / 64));
    assertThat(of(11, 7, values + 7).estimate()).isCloseTo(values, within(values * 4 * 1.04 / 45));
  }

  @Test
  void mergedImagesEqualTheSketchOfAllValues() {
    long seed = 20260101;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      long left = random.nextInt(round < 40 ? 500 : 5000);
      long right = random.nextInt(round < 40 ? 500 : 5000);
      HllSketch merged = new HllSketch(12);
      byte[] leftImage = image(of(12, 0, left));
      byte[] rightImage = image(of(12, left / 2, left / 2 + right));
      HllImage.mergeInto(merged, leftImage, 0, leftImage.length);
      HllImage.mergeInto(merged, rightImage, 0, rightImage.length);

      assertThat(merged.estimate())
          .as("seed %d round %d", seed, round)
          .isEqualTo(of(12, 0, Math.max(left, left / 2 + right)).estimate());
    }
  }

  @Test
  void mergingTakesTheSmallerSize() {
    HllSketch large = of(14, 0, 50_000);
    byte[] small = image(of(10, 40_000, 60_000));
    HllImage.mergeInto(large, small, 0, small.length);

    assertThat(large.lgK()).isEqualTo(10);
    assertThat(large.registers()).isEqualTo(of(10, 0, 60_000).registers());
  }

  @Test
  void growthIsCounted() {
    HllSketch sketch = new HllSketch(12);
    long bytes = sketch.sizeBytes();
    for (long i = 0; i < 5000; i++) {
      bytes += sketch.update(Coupon.of(i));
    }
    assertThat(bytes).isEqualTo(sketch.sizeBytes());
  }

  @Test
  void otherBytesAreRefused() {
    assertThatThrownBy(() -> HllImage.mergeInto(new HllSketch(12), new byte[20], 0, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No HLL sketch in [20] bytes");
  }

  @Test
  void zerosAreOneValueAndSoAreNaNs() {
    assertThat(Coupon.of(-0.0)).isEqualTo(Coupon.of(0.0));
    assertThat(Coupon.of(Double.longBitsToDouble(0x7ff8000000000123L)))
        .isEqualTo(Coupon.of(Double.NaN));
  }

  /** The library reads and writes images on the JDKs that it knows only. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 100, 385, 5000})
  @EnabledForJreRange(max = JRE.JAVA_21)
  void imagesAreThoseOfDataSketches(int values) {
    var theirs = new org.apache.datasketches.hll.HllSketch(12, TgtHllType.HLL_8);
    HllSketch ours = new HllSketch(12);
    for (int i = 0; i < values; i++) {
      String text = "value ü " + "x".repeat(i % 40) + i;
      theirs.update(text);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ours.update(Coupon.of(bytes, 0, bytes.length));
    }
    theirs.update(42L);
    ours.update(Coupon.of(42L));
    theirs.update(0.25);
    ours.update(Coupon.of(0.25));

    byte[] image = image(ours);
    assertThat(org.apache.datasketches.hll.HllSketch.heapify(Memory.wrap(image)).getEstimate())
        .isCloseTo(theirs.getEstimate(), within(values * 0.03 + 0.001));
    byte[] theirImage = theirs.toCompactByteArray();
    HllSketch read = new HllSketch(12);
    HllImage.mergeInto(read, theirImage, 0, theirImage.length);
    assertThat(read.estimate()).isEqualTo(ours.estimate());
    assertThat(read.registers()).isEqualTo(ours.registers());
  }
}
