package dev.sluice.sql.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.StatementCatalog;
import dev.sluice.sql.catalog.TableCatalog;
import dev.sluice.sql.catalog.TableFunctionCalls;
import dev.sluice.sql.explain.Explanation;
import dev.sluice.sql.explain.StatementAttributes;
import dev.sluice.sql.parser.ParsedStatement;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.parser.StatementParser;
import dev.sluice.sql.rel.LogicalPlanner;
import dev.sluice.sql.rel.PlannedQuery;
import dev.sluice.sql.rel.PlannerInput;
import dev.sluice.sql.translate.QueryTranslator;
import dev.sluice.sql.validate.ArrayRules;
import dev.sluice.sql.validate.ContextRules;
import dev.sluice.sql.validate.IngestRules;
import dev.sluice.sql.validate.IngestSpec;
import dev.sluice.sql.validate.OutputColumn;
import dev.sluice.sql.validate.OutputRules;
import dev.sluice.sql.validate.Parameters;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.calcite.sql.SqlNode;

/** Compiles statements. Thread-safe; plans that were made are remembered within limits. */
public final class StatementCompiler {
  private static final long REMEMBERED_CHARACTERS = 4 << 20;

  private final int cores;
  private final Clock clock;
  private final LogicalPlanner planner = new LogicalPlanner();
  private final QueryTranslator translator = new QueryTranslator();
  private final Cache<PlanKey, CompiledStatement> plans =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_CHARACTERS)
          .weigher((PlanKey key, CompiledStatement plan) -> key.weight())
          .executor(Runnable::run)
          .build();

  /**
   * A compiler.
   *
   * @param cores cores of the engine: by default a stage has so many workers
   * @param clock tells what CURRENT_TIMESTAMP is
   */
  public StatementCompiler(int cores, Clock clock) {
    this.cores = cores;
    this.clock = clock;
  }

  /**
   * Compiles one statement against a version of the stored tables.
   *
   * @throws StatementException if the statement or a parameter of it is wrong
   */
  public CompiledStatement compile(StatementRequest request, TableCatalog tables) {
    PlanKey key = PlanKey.of(request, tables.version());
    if (!key.isStable()) {
      return make(request, tables);
    }
    CompiledStatement known = plans.getIfPresent(key);
    if (known != null) {
      return renamed(known, request);
    }
    CompiledStatement made = make(request, tables);
    plans.put(key, made);
    return made;
  }

  /**
   * Compiles one statement without asking or keeping what is remembered.
   *
   * @throws StatementException if the statement is wrong
   */
  public CompiledStatement compileAnew(StatementRequest request, TableCatalog tables) {
    return make(request, tables);
  }

  private CompiledStatement make(StatementRequest request, TableCatalog tables) {
    try {
      return new Compilation(request, tables).run();
    } catch (StatementException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw StatementException.of("Query could not be planned: it is nested too deeply");
    } catch (RuntimeException | AssertionError e) {
      throw StatementException.of("Query could not be planned [" + e.getMessage() + "]", e);
    }
  }

  private static CompiledStatement renamed(CompiledStatement known, StatementRequest request) {
    String name = ContextKeys.SQL_QUERY_ID.name();
    Object given = request.context().get(name);
    String id = given == null ? newId() : given.toString();
    QueryContext context = known.context().with(Map.of(name, id));
    QueryDefinition plan = known.definition();
    return new CompiledStatement(
        id,
        new QueryDefinition(plan.stages(), plan.destination(), plan.columns(), context.asMap()),
        context);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** One statement on its way. */
  private final class Compilation {
    private final StatementRequest request;
    private final StatementCatalog catalog;
    private QueryContext context = QueryContext.empty();

    Compilation(StatementRequest request, TableCatalog tables) {
      this.request = request;
      this.catalog = new StatementCatalog(tables);
    }

    CompiledStatement run() {
      ParsedStatement parsed = StatementParser.parse(request.sql());
      context = ContextRules.check(request.context(), parsed.settings(), cores);
      String id = context.find(ContextKeys.SQL_QUERY_ID);
      if (id == null) {
        id = newId();
      }
      context = context.with(Map.of(ContextKeys.SQL_QUERY_ID.name(), id));
      Statement statement =
          Parameters.bind(
              parsed.statement(),
              parsed.parameterCount(),
              request.parameters(),
              context.get(ContextKeys.SQL_TIME_ZONE));
      return new CompiledStatement(id, definition(statement), context);
    }

    private QueryDefinition definition(Statement statement) {
      boolean explain = statement instanceof Statement.Explain;
      Statement main =
          statement instanceof Statement.Explain explained ? explained.statement() : statement;
      if (main instanceof Statement.Ingest ingest) {
        return ingestion(ingest, explain);
      }
      Statement.Select select = (Statement.Select) main;
      QueryDefinition plan = translator.translate(planned(select.query(), List.of()), null, cores);
      return explain ? Explanation.of(plan, null, List.of(), context) : plan;
    }

    private QueryDefinition ingestion(Statement.Ingest ingest, boolean explain) {
      IngestSpec spec = IngestRules.check(ingest, context);
      context = context.with(attributes(spec));
      PlannedQuery planned =
          planned(IngestRules.sortedQuery(ingest), IngestRules.sortColumns(ingest));
      List<OutputColumn> outputs =
          planned.outputs().stream()
              .map(output -> new OutputColumn(output.name(), output.type()))
              .toList();
      OutputRules.check(ingest, spec, outputs, context);
      ArrayRules.check(outputs, stored(spec.dataSource()), context);
      QueryDefinition plan = translator.translate(planned, spec, cores);
      return explain
          ? Explanation.of(plan, spec, OutputRules.keyNames(ingest, outputs), context)
          : plan;
    }

    private RowSignature stored(String table) {
      return catalog.stored().tables().getOrDefault(table, RowSignature.empty());
    }

    private Map<String, Object> attributes(IngestSpec spec) {
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put(
          "sqlInsertSegmentGranularity",
          StatementAttributes.granularity(spec.granularity()).toString());
      if (spec.replaceTimeChunks() != null) {
        attributes.put(
            "sqlReplaceTimeChunks", StatementAttributes.timeChunks(spec.replaceTimeChunks()));
      }
      return attributes;
    }

    private PlannedQuery planned(SqlNode query, List<Integer> sortColumns) {
      Instant fixed = context.find(ContextKeys.SQL_CURRENT_TIMESTAMP);
      return planner.plan(
          new PlannerInput(
              TableFunctionCalls.declare(query, catalog),
              sortColumns,
              catalog.root(),
              catalog.defaultSchema(),
              context,
              fixed == null ? clock.instant() : fixed));
    }
  }
}
