package dev.sluice.core.shuffle;

import dev.sluice.frames.sort.SortedRun;

/** A run that partitions are ranges of. */
record RunHolder(SortedRun run) implements StageOutput.Holder {
  @Override
  public void release() {
    run.close();
  }
}
