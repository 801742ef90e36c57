package dev.sluice.core.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a query failed: one record per code, whose components are the fields of the report's {@code
 * error} object.
 *
 * <p>The code's name is the record's name. Optional fields are null, and then absent from JSON.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "errorCode")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.BroadcastTablesTooLarge.class, name = "BroadcastTablesTooLarge"),
  @JsonSubTypes.Type(value = Fault.Canceled.class, name = "Canceled"),
  @JsonSubTypes.Type(value = Fault.CannotParseExternalData.class, name = "CannotParseExternalData"),
  @JsonSubTypes.Type(value = Fault.ColumnNameRestricted.class, name = "ColumnNameRestricted"),
  @JsonSubTypes.Type(value = Fault.ColumnTypeNotSupported.class, name = "ColumnTypeNotSupported"),
  @JsonSubTypes.Type(
      value = Fault.DurableStorageConfiguration.class,
      name = "DurableStorageConfiguration"),
  @JsonSubTypes.Type(
      value = Fault.InsertCannotAllocateSegment.class,
      name = "InsertCannotAllocateSegment"),
  @JsonSubTypes.Type(value = Fault.InsertCannotBeEmpty.class, name = "InsertCannotBeEmpty"),
  @JsonSubTypes.Type(value = Fault.InsertLockPreempted.class, name = "InsertLockPreempted"),
  @JsonSubTypes.Type(value = Fault.InsertTimeNull.class, name = "InsertTimeNull"),
  @JsonSubTypes.Type(value = Fault.InsertTimeOutOfBounds.class, name = "InsertTimeOutOfBounds"),
  @JsonSubTypes.Type(value = Fault.InvalidField.class, name = "InvalidField"),
  @JsonSubTypes.Type(value = Fault.InvalidNullByte.class, name = "InvalidNullByte"),
  @JsonSubTypes.Type(value = Fault.NotEnoughMemory.class, name = "NotEnoughMemory"),
  @JsonSubTypes.Type(
      value = Fault.NotEnoughTemporaryStorageFault.class,
      name = "NotEnoughTemporaryStorageFault"),
  @JsonSubTypes.Type(value = Fault.QueryNotSupported.class, name = "QueryNotSupported"),
  @JsonSubTypes.Type(value = Fault.QueryRuntimeError.class, name = "QueryRuntimeError"),
  @JsonSubTypes.Type(value = Fault.RowTooLarge.class, name = "RowTooLarge"),
  @JsonSubTypes.Type(value = Fault.TaskStartTimeout.class, name = "TaskStartTimeout"),
  @JsonSubTypes.Type(value = Fault.TooManyAttemptsForJob.class, name = "TooManyAttemptsForJob"),
  @JsonSubTypes.Type(
      value = Fault.TooManyAttemptsForWorker.class,
      name = "TooManyAttemptsForWorker"),
  @JsonSubTypes.Type(value = Fault.TooManyBuckets.class, name = "TooManyBuckets"),
  @JsonSubTypes.Type(
      value = Fault.TooManyClusteredByColumns.class,
      name = "TooManyClusteredByColumns"),
  @JsonSubTypes.Type(value = Fault.TooManyColumns.class, name = "TooManyColumns"),
  @JsonSubTypes.Type(value = Fault.TooManyInputFiles.class, name = "TooManyInputFiles"),
  @JsonSubTypes.Type(value = Fault.TooManyPartitions.class, name = "TooManyPartitions"),
  @JsonSubTypes.Type(value = Fault.TooManyRowsInAWindow.class, name = "TooManyRowsInAWindow"),
  @JsonSubTypes.Type(value = Fault.TooManyRowsWithSameKey.class, name = "TooManyRowsWithSameKey"),
  @JsonSubTypes.Type(
      value = Fault.TooManySegmentsInTimeChunk.class,
      name = "TooManySegmentsInTimeChunk"),
  @JsonSubTypes.Type(value = Fault.TooManyWarnings.class, name = "TooManyWarnings"),
  @JsonSubTypes.Type(value = Fault.TooManyWorkers.class, name = "TooManyWorkers"),
  @JsonSubTypes.Type(value = Fault.UnknownError.class, name = "UnknownError"),
  @JsonSubTypes.Type(value = Fault.WorkerFailed.class, name = "WorkerFailed"),
  @JsonSubTypes.Type(value = Fault.WorkerRpcFailed.class, name = "WorkerRpcFailed")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Fault {

  /** Stable code of the wire. */
  @JsonIgnore
  default String errorCode() {
    return getClass().getSimpleName();
  }

  /** A finished English sentence for the user, or null if the fault has none. */
  @JsonProperty(value = "errorMessage", access = JsonProperty.Access.READ_ONLY)
  @Nullable String errorMessage();

  /** Who can mend it. */
  @JsonIgnore
  Blame blame();

  /** The right sides of forced broadcast joins do not fit in memory. */
  record BroadcastTablesTooLarge(long maxBroadcastTablesSize) implements Fault {
    @Override
    public String errorMessage() {
      return "Broadcast tables exceed [%d] bytes; use a sort-merge join"
          .formatted(maxBroadcastTablesSize);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** The query was stopped. */
  record Canceled(CancelReason reason) implements Fault {
    /** Takes reports of versions that give no reason, too. */
    public Canceled {
      reason = reason == null ? CancelReason.UNKNOWN : reason;
    }

    @Override
    public String errorMessage() {
      return "Query canceled due to [%s].".formatted(reason.text());
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A record of external data cannot be read, and no bad record is allowed. */
  record CannotParseExternalData(
      @JsonProperty(value = "errorMessage", access = JsonProperty.Access.READ_WRITE)
          String errorMessage)
      implements Fault {
    @Override
    public Blame blame() {
      return Blame.EXTERNAL;
    }
  }

  /** The query uses a column name that stages reserve. */
  record ColumnNameRestricted(String columnName) implements Fault {
    @Override
    public String errorMessage() {
      return "Column name [%s] is reserved; rename the column".formatted(columnName);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A column has a type that cannot be carried between stages. */
  record ColumnTypeNotSupported(String columnName, @Nullable String columnType) implements Fault {
    @Override
    public String errorMessage() {
      return "Column [%s] has unsupported type [%s]".formatted(columnName, columnType);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** Durable storage is asked for and not there. */
  record DurableStorageConfiguration(String message) implements Fault {
    @Override
    public String errorMessage() {
      return message;
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** New rows fall into a time chunk whose bounds differ from those of stored data. */
  record InsertCannotAllocateSegment(
      String dataSource,
      String interval,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String allocatedInterval)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Cannot store rows of table [%s] in time chunk [%s]: stored data has chunk [%s]; use REPLACE or the PARTITIONED BY of the stored data"
          .formatted(dataSource, interval, allocatedInterval);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** An ingestion gave no rows, and the query forbids that. */
  record InsertCannotBeEmpty(String dataSource) implements Fault {
    @Override
    public String errorMessage() {
      return "No rows to store in table [%s], and failOnEmptyInsert is set".formatted(dataSource);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** Another ingestion took over the time chunks that this one was writing. */
  record InsertLockPreempted() implements Fault {
    @Override
    public String errorMessage() {
      return "Another ingestion took over the time chunks of this one";
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** A row to be stored has no time. */
  record InsertTimeNull() implements Fault {
    @Override
    public String errorMessage() {
      return "A row has null in column [__time]; remove such rows with WHERE, or give them a time with COALESCE";
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A row to be stored lies outside the time chunks that REPLACE replaces. */
  record InsertTimeOutOfBounds(String interval, List<String> intervalBounds) implements Fault {
    public InsertTimeOutOfBounds {
      intervalBounds = intervalBounds == null ? List.of() : List.copyOf(intervalBounds);
    }

    @Override
    public String errorMessage() {
      return "A row lies in time chunk [%s], outside of the chunks to replace %s; restrict the rows with WHERE"
          .formatted(interval, intervalBounds);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A value cannot be carried between stages. */
  record InvalidField(
      @Nullable String source,
      @Nullable String column,
      @Nullable Integer rowNumber,
      @Nullable String errorMsg,
      @Nullable String logMsg)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Invalid value in column [%s], row [%s] of [%s]: %s"
          .formatted(column, rowNumber, source, errorMsg);
    }

    @Override
    public Blame blame() {
      return Blame.EXTERNAL;
    }
  }

  /** A text holds the character U+0000. */
  record InvalidNullByte(
      @Nullable String source,
      @Nullable Integer rowNumber,
      @Nullable String column,
      @Nullable String value,
      @Nullable Integer position)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Null byte in column [%s], row [%s] of [%s], value [%s], position [%s]; set removeNullBytes to drop such characters"
          .formatted(column, rowNumber, source, value, position);
    }

    @Override
    public Blame blame() {
      return Blame.EXTERNAL;
    }
  }

  /** The memory limit is too small to run the query at all. */
  record NotEnoughMemory(
      long suggestedServerMemory,
      long serverMemory,
      long usableMemory,
      int serverWorkers,
      int serverThreads)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Not enough memory: [%d] bytes are configured, at least [%d] are needed"
          .formatted(serverMemory, suggestedServerMemory);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** There is too little space for temporary files. */
  record NotEnoughTemporaryStorageFault(
      long suggestedMinimumStorage, long configuredTemporaryStorage) implements Fault {
    @Override
    public String errorMessage() {
      return "Not enough temporary storage: [%d] bytes are there, at least [%d] are needed"
          .formatted(configuredTemporaryStorage, suggestedMinimumStorage);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** The statement has no plan of stages. */
  record QueryNotSupported(
      @JsonProperty(value = "errorMessage", access = JsonProperty.Access.READ_WRITE)
          @Nullable String errorMessage)
      implements Fault {
    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** An expression or aggregate failed on a value. */
  record QueryRuntimeError(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String baseErrorMessage) implements Fault {
    @Override
    public String errorMessage() {
      return "Query failed: " + baseErrorMessage;
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A row does not fit in one frame. */
  record RowTooLarge(long maxFrameSize) implements Fault {
    @Override
    public String errorMessage() {
      return "A row exceeds the frame size [%d] bytes; raise maxFrameSize or shorten the row"
          .formatted(maxFrameSize);
    }

    @Override
    public Blame blame() {
      return Blame.EXTERNAL;
    }
  }

  /** Workers did not start in time. */
  record TaskStartTimeout(int pendingTasks, int totalTasks, long timeout) implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] of [%d] workers did not start within [%d] ms"
          .formatted(pendingTasks, totalTasks, timeout);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** Workers were started again too often. */
  record TooManyAttemptsForJob(
      int maxRelaunchCount, int currentRelaunchCount, String taskId, String rootErrorMessage)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Workers were started again [%d] times, at most [%d] are allowed; last was [%s]: %s"
          .formatted(currentRelaunchCount, maxRelaunchCount, taskId, rootErrorMessage);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** One worker was started again too often. */
  record TooManyAttemptsForWorker(
      int maxPerWorkerRelaunchCount, int workerNumber, String taskId, String rootErrorMessage)
      implements Fault {
    @Override
    public String errorMessage() {
      return "Worker [%d] was started again more than [%d] times; last was [%s]: %s"
          .formatted(workerNumber, maxPerWorkerRelaunchCount, taskId, rootErrorMessage);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** An ingestion covers too many time chunks. */
  record TooManyBuckets(int maxBuckets) implements Fault {
    @Override
    public String errorMessage() {
      return "More than [%d] time chunks; use a coarser PARTITIONED BY".formatted(maxBuckets);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A key has too many columns. */
  record TooManyClusteredByColumns(int numColumns, int maxColumns, int stage) implements Fault {
    @Override
    public String errorMessage() {
      return "Stage [%d] has [%d] key columns, at most [%d] are allowed"
          .formatted(stage, numColumns, maxColumns);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A stage has too many columns. */
  record TooManyColumns(int numColumns, int maxColumns) implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] columns are too many, at most [%d] are allowed"
          .formatted(numColumns, maxColumns);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** One worker would read too many files. */
  record TooManyInputFiles(int numInputFiles, int maxInputFiles, int minNumWorkers)
      implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] input files for one worker, at most [%d] are allowed; use at least [%d] workers"
          .formatted(numInputFiles, maxInputFiles, minNumWorkers);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** The output of a stage has too many partitions. */
  record TooManyPartitions(int maxPartitions) implements Fault {
    @Override
    public String errorMessage() {
      return "More than [%d] partitions; raise rowsPerSegment or use a coarser PARTITIONED BY"
          .formatted(maxPartitions);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** A window holds too many rows. */
  record TooManyRowsInAWindow(int numRows, int maxRows) implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] rows in a window, at most [%d] are allowed".formatted(numRows, maxRows);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** Both sides of a forced sort-merge join hold too many rows of one key. */
  record TooManyRowsWithSameKey(List<Object> key, long numBytes, long maxBytes) implements Fault {
    public TooManyRowsWithSameKey {
      key = key == null ? List.of() : List.copyOf(key);
    }

    @Override
    public String errorMessage() {
      return "Rows of key %s take [%d] bytes on both sides of a join, at most [%d] are allowed"
          .formatted(key, numBytes, maxBytes);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** An ingestion writes too many segments into one time chunk. */
  record TooManySegmentsInTimeChunk(
      String timeChunk, int numSegments, int maxNumSegments, String segmentGranularity)
      implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] segments in time chunk [%s] of granularity [%s], at most [%d] are allowed"
          .formatted(numSegments, timeChunk, segmentGranularity, maxNumSegments);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** More records than allowed gave a warning. */
  record TooManyWarnings(int maxWarnings, String rootErrorCode) implements Fault {
    @Override
    public String errorMessage() {
      return "More than [%d] warnings of kind [%s]; see the warnings of the report"
          .formatted(maxWarnings, rootErrorCode);
    }

    @Override
    public Blame blame() {
      return Blame.EXTERNAL;
    }
  }

  /** A stage asks for too many workers. */
  record TooManyWorkers(int workers, int maxWorkers) implements Fault {
    @Override
    public String errorMessage() {
      return "[%d] workers are too many, at most [%d] are allowed; lower maxNumTasks"
          .formatted(workers, maxWorkers);
    }

    @Override
    public Blame blame() {
      return Blame.USER;
    }
  }

  /** Anything that no other code describes. */
  @SuppressWarnings("JavaLangClash") // the record is named as the code of the wire
  record UnknownError(@Nullable String message) implements Fault {
    @Override
    public @Nullable String errorMessage() {
      return message;
    }

    @Override
    public Blame blame() {
      return Blame.INTERNAL;
    }
  }

  /** A worker ended without an answer. */
  record WorkerFailed(String workerTaskId, @Nullable String errorMsg) implements Fault {
    @Override
    public String errorMessage() {
      return "Worker [%s] failed: %s".formatted(workerTaskId, errorMsg);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** A worker cannot be reached. */
  record WorkerRpcFailed(String workerTaskId, @Nullable String errorMsg) implements Fault {
    @Override
    public String errorMessage() {
      return "Worker [%s] does not answer: %s".formatted(workerTaskId, errorMsg);
    }

    @Override
    public Blame blame() {
      return Blame.RESOURCE;
    }
  }

  /** Who can mend a fault. */
  enum Blame {
    /** The statement or its parameters. */
    USER,
    /** Limits of memory, disk, time or counts. */
    RESOURCE,
    /** Data or systems outside of the engine. */
    EXTERNAL,
    /** The engine itself. */
    INTERNAL
  }

  /** Why a query was stopped. */
  enum CancelReason {
    TASK_SHUTDOWN("Task shutdown"),
    USER_REQUEST("User request"),
    QUERY_TIMEOUT("Query timeout"),
    UNKNOWN("Unknown");

    private final String text;

    CancelReason(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
