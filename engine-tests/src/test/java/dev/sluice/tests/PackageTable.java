package dev.sluice.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The order of packages as {@code docs/architecture.md} states it. */
final class PackageTable {
  private static final Pattern MODULE = Pattern.compile("###\\s+`?(engine-[a-z]+)`?.*");
  private static final Pattern ROW =
      Pattern.compile("\\|\\s*(\\d+)(?:\\.(\\d+))?(s?)\\s*\\|\\s*`([a-z0-9_.]+)`\\s*\\|.*");

  /** Bound of the number after the point. */
  private static final int MINORS = 1000;

  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Set<String>> reachable = new HashMap<>();

  private record Entry(String module, int rank, boolean sibling) {}

  static PackageTable read() throws IOException {
    return new PackageTable(
        Files.readAllLines(Repository.root().resolve("docs").resolve("architecture.md")));
  }

  PackageTable(List<String> markdown) {
    boolean inside = false;
    String module = null;
    for (String line : markdown) {
      if (line.startsWith("## ")) {
        inside = line.strip().equals("## Packages");
        module = null;
        continue;
      }
      if (!inside) {
        continue;
      }
      Matcher heading = MODULE.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        module = heading.group(1);
      } else if (row.matches()) {
        add(module, row);
      } else if (line.matches("\\|\\s*\\d.*")) {
        faults.add("row is not `| number | `package` | responsibility |`: " + line);
      }
    }
    entries.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().rank()))
        .forEach(this::checkRank);
  }

  private void add(String module, Matcher row) {
    String name = row.group(4);
    if (module == null) {
      faults.add(name + " stands under no module");
      return;
    }
    int minor = row.group(2) == null ? 0 : Integer.parseInt(row.group(2));
    int rank = Integer.parseInt(row.group(1)) * MINORS + minor;
    Entry entry = new Entry(module, rank, !row.group(3).isEmpty());
    if (entries.put(name, entry) != null) {
      faults.add(name + " stands in the tables twice");
    }
  }

  private void checkRank(Map.Entry<String, Entry> at) {
    Entry entry = at.getValue();
    for (Map.Entry<String, Entry> other : entries.entrySet()) {
      if (!entry.sibling()
          && !other.getKey().equals(at.getKey())
          && other.getValue().module().equals(entry.module())
          && other.getValue().rank() == entry.rank()) {
        faults.add(at.getKey() + " shares its number with " + other.getKey() + " without an `s`");
      }
    }
  }

  /** Returns what is wrong with the tables themselves. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Returns the names of all packages. */
  Set<String> packages() {
    return new TreeSet<>(entries.keySet());
  }

  /** Returns whether code of package {@code from} may use code of package {@code to}. */
  boolean allows(String from, String to) throws IOException {
    Entry user = entries.get(from);
    Entry used = entries.get(to);
    if (from.equals(to) || user == null || used == null) {
      return true; // A package without a row is reported once, by name, not once per use.
    }
    if (user.module().equals(used.module())) {
      return used.rank() < user.rank();
    }
    return modulesBelow(user.module()).contains(used.module());
  }

  private Set<String> modulesBelow(String module) throws IOException {
    Set<String> known = reachable.get(module);
    if (known != null) {
      return known;
    }
    Set<String> below = new HashSet<>();
    for (String direct : directDependencies(module)) {
      below.add(direct);
      below.addAll(modulesBelow(direct));
    }
    reachable.put(module, below);
    return below;
  }

  private static Set<String> directDependencies(String module) throws IOException {
    Path pom = Repository.root().resolve(module).resolve("pom.xml");
    Set<String> names = new TreeSet<>();
    NodeList dependencies = parse(pom).getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if (text(dependency, "groupId").equals("dev.sluice")
          && !text(dependency, "scope").equals("test")) {
        names.add(text(dependency, "artifactId"));
      }
    }
    return names;
  }

  private static Document parse(Path pom) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read " + pom, e);
    }
  }

  private static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
