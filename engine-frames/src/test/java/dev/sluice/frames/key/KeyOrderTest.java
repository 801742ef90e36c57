package dev.sluice.frames.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.RandomRows;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DictionaryVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to compare rows agree with each other. */
class KeyOrderTest {
  private static final RowSignature SIGNATURE = RandomRows.EVERY_TYPE;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void encodedKeysComparatorAndPrefixesAgree(long seed) {
    RandomRows random = new RandomRows(seed);
    ClusterBy key = randomKey(random);
    Batch plain = Batches.of(SIGNATURE, random.rows(SIGNATURE, 150));
    Batch coded = Batches.encode(Batches.of(SIGNATURE, random.rows(SIGNATURE, 150)), "s", "c");
    RowComparator comparator = new RowComparator(SIGNATURE, key);
    RowComparator byFirst =
        new RowComparator(SIGNATURE, new ClusterBy(key.columns().subList(0, 1), 0));
    KeyEncoder encoder = new KeyEncoder(SIGNATURE, key);
    int first = SIGNATURE.indexOf(key.columns().get(0).columnName());
    KeyPrefix prefix = new KeyPrefix(SIGNATURE.type(first).physical(), key.columns().get(0));
    long[] plainPrefixes = new long[150];
    long[] codedPrefixes = new long[150];
    prefix.fill(plain.column(first), plainPrefixes);
    prefix.fill(coded.column(first), codedPrefixes);
    for (int i = 0; i < 150; i++) {
      for (int j = 0; j < 150; j++) {
        int expected = comparator.compare(plain, i, coded, j);
        assertThat(
                Integer.signum(
                    Arrays.compareUnsigned(encoder.encode(plain, i), encoder.encode(coded, j))))
            .as("seed %d, key %s, rows %d and %d", seed, key, i, j)
            .isEqualTo(expected);
        int byPrefix = Long.compareUnsigned(plainPrefixes[i], codedPrefixes[j]);
        int byColumn = byFirst.compare(plain, i, coded, j);
        if (byPrefix != 0 || prefix.isExact(plainPrefixes[i])) {
          assertThat(byPrefix)
              .as("seed %d, key %s, rows %d and %d", seed, key, i, j)
              .isEqualTo(byColumn);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void decodingGivesBackTheValues(long seed) {
    RandomRows random = new RandomRows(seed);
    ClusterBy key = randomKey(random);
    List<List<Object>> rows = random.rows(SIGNATURE, 200);
    Batch batch = Batches.of(SIGNATURE, rows);
    KeyEncoder encoder = new KeyEncoder(SIGNATURE, key);
    KeyDecoder decoder = new KeyDecoder(SIGNATURE, key);
    for (int i = 0; i < rows.size(); i++) {
      List<Object> decoded = new ArrayList<>();
      for (Object value : decoder.decode(encoder.encode(batch, i))) {
        decoded.add(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
      }
      List<Object> expected = new ArrayList<>();
      for (KeyColumn column : key.columns()) {
        Object value = rows.get(i).get(SIGNATURE.indexOf(column.columnName()));
        if (value instanceof Boolean flag) {
          value = flag ? 1L : 0L;
        } else if (value instanceof Double number) {
          value = number + 0.0; // keys know one zero
        }
        expected.add(value);
      }
      assertThat(decoded).as("seed %d, row %d", seed, i).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ranksOrderCodesAsTheirValues(long seed) {
    Batch batch =
        Batches.encode(Batches.of(SIGNATURE, new RandomRows(seed).rows(SIGNATURE, 500)), "s");
    DictionaryVector vector = (DictionaryVector) batch.column(2);
    int[] ranks = DictionaryRanks.of(vector.dictionary());
    for (int i = 0; i < 500; i++) {
      for (int j = 0; j < i; j++) {
        if (!vector.isNull(i) && !vector.isNull(j)) {
          assertThat(Integer.compare(ranks[vector.codes()[i]], ranks[vector.codes()[j]]))
              .isEqualTo(RowComparator.compare(vector, i, vector, j));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void prefixesBehindACommonStartTellLongValuesApart(boolean coded) {
    RowSignature names = RowSignature.builder().add("name", ScalarType.STRING).build();
    Batch plain =
        Batches.of(
            names,
            Batches.row("customer-"),
            Batches.row("customer-1"),
            Batches.row("customer-17"),
            Batches.row("customer-2"),
            Batches.row((Object) null));
    Batch batch = coded ? Batches.encode(plain, "name") : plain;
    KeyPrefix prefix =
        new KeyPrefix(
            Physical.BYTES, new KeyColumn("name", KeyOrder.ASCENDING), "customer-".length());
    long[] prefixes = new long[5];
    prefix.fill(batch.column(0), prefixes);
    assertThat(prefixes[4]).isZero();
    for (int i = 0; i < 4; i++) {
      assertThat(prefix.isExact(prefixes[i])).isTrue();
      assertThat(Long.compareUnsigned(prefixes[i], i == 0 ? 0 : prefixes[i - 1])).isPositive();
    }
  }

  private static ClusterBy randomKey(RandomRows random) {
    List<KeyColumn> columns = new ArrayList<>();
    for (RowSignature.Column column : SIGNATURE.columns()) {
      if (random.random().nextInt(3) == 0 || (columns.isEmpty() && column.name().equals("c"))) {
        columns.add(
            new KeyColumn(
                column.name(),
                random.random().nextBoolean() ? KeyOrder.ASCENDING : KeyOrder.DESCENDING,
                random.random().nextBoolean()));
      }
    }
    return new ClusterBy(columns, 0);
  }
}
