package dev.sluice.core.aggregate;

import java.util.ArrayList;
import java.util.List;

/** The aggregate functions that come with the engine. */
final class StandardAggregates {
  private StandardAggregates() {}

  static List<AggregateFunction> all() {
    List<AggregateFunction> all = new ArrayList<>();
    all.add(new CountFunction());
    all.add(new SumFunction());
    all.add(new ExtremeFunction("min", false));
    all.add(new ExtremeFunction("max", true));
    all.add(new AnyValueFunction());
    all.add(new SingleValueFunction());
    all.add(new TimedFunction("earliest", false));
    all.add(new TimedFunction("latest", true));
    all.add(new ValueByFunction("min_by", false));
    all.add(new ValueByFunction("max_by", true));
    all.add(new DistinctCountFunction());
    for (BitOperation operation : BitOperation.values()) {
      all.add(new BitFunction(operation));
    }
    all.addAll(MomentsFunction.all());
    all.addAll(ListFunction.all());
    all.addAll(ChoiceFunction.all());
    return all;
  }
}
