package dev.sluice.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a statement that knows how it can become smaller.
 *
 * @param role what may happen to it
 * @param kind pieces of one kind can stand for each other, e.g. the name of a type; empty for none
 */
record Piece(
    Role role, String kind, String before, List<Piece> parts, String between, String after) {

  /** What may happen to a piece. */
  enum Role {
    FIXED,
    /** May be left out. */
    OPTIONAL,
    /** Any but the last of its parts may be left out. */
    LIST
  }

  static Piece text(String text) {
    return new Piece(Role.FIXED, "", text, List.of(), "", "");
  }

  /** Texts and pieces one after the other. */
  static Piece of(Object... parts) {
    return new Piece(Role.FIXED, "", "", pieces(parts), "", "");
  }

  /** A piece that another of its kind within it can replace. */
  static Piece kind(String kind, Object... parts) {
    return new Piece(Role.FIXED, kind, "", pieces(parts), "", "");
  }

  static Piece optional(Object... parts) {
    return new Piece(Role.OPTIONAL, "", "", pieces(parts), "", "");
  }

  static Piece list(String before, List<Piece> parts, String between, String after) {
    return new Piece(Role.LIST, "", before, parts, between, after);
  }

  private static List<Piece> pieces(Object... parts) {
    List<Piece> pieces = new ArrayList<>();
    for (Object part : parts) {
      pieces.add(part instanceof Piece piece ? piece : text((String) part));
    }
    return pieces;
  }

  String sql() {
    return parts.stream().map(Piece::sql).collect(Collectors.joining(between, before, after));
  }

  /** All statements that are one step smaller; some may be no valid SQL. */
  List<Piece> smaller() {
    List<Piece> smaller = new ArrayList<>();
    if (!kind.isEmpty()) {
      parts.forEach(part -> part.collect(kind, smaller));
    }
    for (int i = 0; i < parts.size(); i++) {
      Piece part = parts.get(i);
      if (part.role == Role.OPTIONAL || (role == Role.LIST && parts.size() > 1)) {
        List<Piece> rest = new ArrayList<>(parts);
        rest.remove(i);
        smaller.add(with(rest));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      for (Piece replacement : parts.get(i).smaller()) {
        List<Piece> changed = new ArrayList<>(parts);
        changed.set(i, replacement);
        smaller.add(with(changed));
      }
    }
    return smaller;
  }

  private void collect(String wanted, List<Piece> found) {
    if (kind.equals(wanted)) {
      found.add(this);
    } else {
      parts.forEach(part -> part.collect(wanted, found));
    }
  }

  private Piece with(List<Piece> changed) {
    return new Piece(role, kind, before, changed, between, after);
  }
}
