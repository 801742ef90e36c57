package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import java.util.List;

/**
 * Which columns of a build side are kept, and what they are for.
 *
 * @param spec the join
 * @param stored columns that are kept
 * @param keys position among them of each key's column
 * @param columns position among them of each column that the join gives or its condition reads
 */
public record BuildLayout(
    JoinSpec spec, RowSignature stored, List<Integer> keys, List<Integer> columns) {
  public BuildLayout {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
  }

  /** Layout for a join. */
  public static BuildLayout of(JoinSpec spec) {
    RowSignature build = spec.build();
    List<String> names =
        build.columns().stream()
            .map(RowSignature.Column::name)
            .filter(
                name ->
                    spec.keys().stream().anyMatch(key -> key.build().equals(name))
                        || spec.columns().stream().anyMatch(column -> column.build().equals(name)))
            .toList();
    RowSignature.Builder stored = RowSignature.builder();
    names.forEach(name -> stored.add(name, build.type(build.indexOf(name))));
    return new BuildLayout(
        spec,
        stored.build(),
        spec.keys().stream().map(key -> names.indexOf(key.build())).toList(),
        spec.columns().stream().map(column -> names.indexOf(column.build())).toList());
  }
}
