package dev.sluice.core.counters;

import java.util.concurrent.atomic.AtomicLong;

/** Rows on their way into segments; processed >= persisted >= merged >= pushed. Thread-safe. */
public final class SegmentProgressCounter {
  private final AtomicLong processed = new AtomicLong();
  private final AtomicLong persisted = new AtomicLong();
  private final AtomicLong merged = new AtomicLong();
  private final AtomicLong pushed = new AtomicLong();

  public void addProcessed(long rows) {
    processed.addAndGet(rows);
  }

  public void addPersisted(long rows) {
    persisted.addAndGet(rows);
  }

  public void addMerged(long rows) {
    merged.addAndGet(rows);
  }

  public void addPushed(long rows) {
    pushed.addAndGet(rows);
  }

  public CounterSnapshot.SegmentProgress snapshot() {
    long atEnd = pushed.get();
    long inMerge = merged.get();
    long onDisk = persisted.get();
    return new CounterSnapshot.SegmentProgress(processed.get(), onDisk, inMerge, atEnd);
  }
}
