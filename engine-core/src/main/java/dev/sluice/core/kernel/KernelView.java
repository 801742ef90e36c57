package dev.sluice.core.kernel;

import java.util.List;

/** Reading of the kernel: the state of each stage, by number. */
public record KernelView(List<StageState> stages) {
  public KernelView {
    stages = List.copyOf(stages);
  }
}
