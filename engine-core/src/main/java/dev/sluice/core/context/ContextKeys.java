package dev.sluice.core.context;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters that the engine obeys. Others are accepted and carried along. */
public final class ContextKeys {
  private static final List<ContextKey<?>> ALL = new ArrayList<>();

  public static final ContextKey<Integer> MAX_NUM_TASKS =
      number("maxNumTasks", null, "Workers plus one; by default one worker for each core.");
  public static final ContextKey<Integer> NUM_TASKS =
      number("numTasks", null, "Another name of maxNumTasks.");
  public static final ContextKey<TaskAssignment> TASK_ASSIGNMENT =
      choice("taskAssignment", TaskAssignment.MAX, "How many workers read external data.");
  public static final ContextKey<Boolean> FINALIZE_AGGREGATIONS =
      flag("finalizeAggregations", true, "Whether aggregates come out final or mergeable.");
  public static final ContextKey<Boolean> MULTI_VALUE_UNNESTING =
      flag("groupByEnableMultiValueUnnesting", true, "Whether grouping takes lists apart.");
  public static final ContextKey<ArrayIngestMode> ARRAY_INGEST_MODE =
      choice("arrayIngestMode", ArrayIngestMode.ARRAY, "What arrays of texts are stored as.");
  public static final ContextKey<List<String>> SKIP_TYPE_VERIFICATION =
      names("skipTypeVerification", "Columns that may turn from texts into arrays and back.");
  public static final ContextKey<Long> MAX_PARSE_EXCEPTIONS =
      wide("maxParseExceptions", null, "Bad records that are let through; -1 for any number.");
  public static final ContextKey<Mode> MODE =
      choice("mode", Mode.STRICT, "Default of maxParseExceptions: 0 if strict, -1 if nonStrict.");
  public static final ContextKey<Integer> ROWS_PER_SEGMENT =
      number("rowsPerSegment", 3_000_000, "Rows that a segment should have.");
  public static final ContextKey<Integer> ROWS_IN_MEMORY =
      number("rowsInMemory", 100_000, "Accepted without effect: memory is budgeted in bytes.");
  public static final ContextKey<Integer> MAX_NUM_SEGMENTS =
      number("maxNumSegments", null, "Segments that a time chunk may have.");
  public static final ContextKey<List<String>> SEGMENT_SORT_ORDER =
      names("segmentSortOrder", "Columns by which the rows of a segment are sorted.");
  public static final ContextKey<Boolean> FORCE_SEGMENT_SORT_BY_TIME =
      flag("forceSegmentSortByTime", true, "Whether segments are sorted by time first.");
  public static final ContextKey<Boolean> FAIL_ON_EMPTY_INSERT =
      flag("failOnEmptyInsert", false, "Whether an ingestion of no rows fails.");
  public static final ContextKey<Boolean> REMOVE_NULL_BYTES =
      flag("removeNullBytes", false, "Whether the character U+0000 is dropped from texts.");
  public static final ContextKey<Integer> MAX_FRAME_SIZE =
      number("maxFrameSize", 1_000_000, "Bytes of a frame, and the most a row can have.");
  public static final ContextKey<Integer> MAX_THREADS =
      number("maxThreads", null, "Threads that the query may use at once.");
  public static final ContextKey<Integer> TARGET_PARTITIONS_PER_WORKER =
      number("targetPartitionsPerWorker", 1, "Partitions of a shuffle for each worker.");
  public static final ContextKey<Long> MAX_INPUT_BYTES_PER_WORKER =
      wide("maxInputBytesPerWorker", 536_870_912L, "Weight that taskAssignment auto gives.");
  public static final ContextKey<Boolean> INCLUDE_ALL_COUNTERS =
      flag("includeAllCounters", false, "Whether the report has the cpu counters.");
  public static final ContextKey<Boolean> DURABLE_SHUFFLE_STORAGE =
      flag("durableShuffleStorage", false, "Refused when true: there is no durable storage.");
  public static final ContextKey<SelectDestination> SELECT_DESTINATION =
      choice("selectDestination", SelectDestination.TASKREPORT, "Where rows of a SELECT go.");
  public static final ContextKey<Long> TIMEOUT =
      wide("timeout", null, "Milliseconds after which the query is canceled.");
  public static final ContextKey<String> SQL_QUERY_ID =
      text("sqlQueryId", "Suffix of the task id.");
  public static final ContextKey<ZoneId> SQL_TIME_ZONE =
      key("sqlTimeZone", "a time zone", ZoneId.of("UTC"), "Zone of times.", ContextKeys::toZone);
  public static final ContextKey<Instant> SQL_CURRENT_TIMESTAMP =
      key("sqlCurrentTimestamp", "an ISO-8601 time", null, "The now.", ContextKeys::toInstant);
  public static final ContextKey<Boolean> SQL_STRINGIFY_ARRAYS =
      flag("sqlStringifyArrays", true, "Whether arrays come out as JSON text.");
  public static final ContextKey<Long> SQL_OUTER_LIMIT =
      wide("sqlOuterLimit", null, "A limit around a SELECT.");
  public static final ContextKey<Boolean> APPROXIMATE_COUNT_DISTINCT =
      flag("useApproximateCountDistinct", true, "Whether COUNT(DISTINCT) estimates.");
  public static final ContextKey<JoinAlgorithm> SQL_JOIN_ALGORITHM =
      choice("sqlJoinAlgorithm", JoinAlgorithm.class, null, "How all joins are computed.");
  public static final ContextKey<Long> MAX_ROWS_IN_WINDOW =
      wide("maxRowsMaterializedInWindow", null, "Most rows that a window may hold.");
  public static final ContextKey<Long> MEMORY_LIMIT =
      wide("memoryLimit", null, "Bytes of the engine's budget that the query may use.");

  private ContextKeys() {}

  /** How workers are dealt external data. */
  public enum TaskAssignment {
    MAX,
    AUTO
  }

  /** How strict external data are read by default. */
  public enum Mode {
    STRICT,
    NONSTRICT
  }

  /** What arrays are stored as. */
  public enum ArrayIngestMode {
    ARRAY,
    /** Texts of several values; other arrays are refused. */
    MVD
  }

  /** How joins are computed. */
  public enum JoinAlgorithm {
    /** Every worker looks rows up in a table of the whole other side. */
    BROADCAST,
    /** Both sides are sorted by the keys and read side by side. */
    SORTMERGE,
    /** Both sides are dealt by the keys, and looked up part by part. */
    HASH
  }

  /** Where rows of a SELECT go. */
  public enum SelectDestination {
    TASKREPORT,
    DURABLESTORAGE
  }

  /** All of them, in the order of the reference. */
  public static List<ContextKey<?>> all() {
    return List.copyOf(ALL);
  }

  private static <T> ContextKey<T> key(
      String name, String kind, @Nullable T value, String doc, Function<Object, T> reader) {
    ContextKey<T> key = new ContextKey<>(name, kind, value, doc, reader);
    ALL.add(key);
    return key;
  }

  private static ContextKey<Integer> number(String name, @Nullable Integer value, String doc) {
    return key(name, "an integer number", value, doc, Conversions::toInt);
  }

  private static ContextKey<Long> wide(String name, @Nullable Long value, String doc) {
    return key(name, "an integer number", value, doc, Conversions::toLong);
  }

  private static ContextKey<Boolean> flag(String name, boolean value, String doc) {
    return key(name, "a boolean", value, doc, Conversions::toBoolean);
  }

  private static ContextKey<String> text(String name, String doc) {
    return key(name, "a string", null, doc, Conversions::toText);
  }

  private static ContextKey<List<String>> names(String name, String doc) {
    return key(name, "a list of names", List.of(), doc, Conversions::toNames);
  }

  private static <E extends Enum<E>> ContextKey<E> choice(String name, E value, String doc) {
    return choice(name, value.getDeclaringClass(), value, doc);
  }

  private static <E extends Enum<E>> ContextKey<E> choice(
      String name, Class<E> type, @Nullable E value, String doc) {
    String kind = "one of " + List.of(type.getEnumConstants());
    return key(name, kind, value, doc, given -> Conversions.toEnum(type, given));
  }

  private static ZoneId toZone(Object value) {
    try {
      return ZoneId.of(Conversions.toText(value));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Instant toInstant(Object value) {
    try {
      return Instant.parse(Conversions.toText(value));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
