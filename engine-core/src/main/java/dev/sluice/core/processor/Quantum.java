package dev.sluice.core.processor;

/** The time that a processor works before it lets others have the thread. */
public final class Quantum {
  private static final long NANOS = 4_000_000;

  private final long start = System.nanoTime();

  private Quantum() {}

  /** One that begins now. */
  public static Quantum start() {
    return new Quantum();
  }

  /** Whether others shall have the thread. */
  public boolean isOver() {
    return System.nanoTime() - start >= NANOS;
  }
}
