package dev.playhead.query.sql;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.audit.Action;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/analytics/sql}. */
@Path("/api/v1/analytics/sql")
@Tag(name = "Analytics")
public class SqlResource {
    private final SqlEngine engine;
    private final SqlSettings limits;
    private final CurrentCaller caller;
    private final Audit audit;
    private final AtomicInteger running = new AtomicInteger();

    SqlResource(SqlEngine engine, SqlSettings limits, CurrentCaller caller, Audit audit) {
        this.audit = audit;
        this.engine = engine;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            operationId = "querySql",
            summary = "Ask in SQL",
            description =
                    "One SELECT of ClickHouse's dialect over the views `facts` and `recordings`, which hold the rows of the"
                            + " websites that the key reads. What else a query could name, table functions, other databases, settings, is"
                            + " refused; docs/sql.md lists the columns, functions and limits.")
    @Parameter(name = "format", description = "`json` (default) or `csv`; also by the Accept header", example = "csv")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Object.class),
                        examples = @ExampleObject(name = "rage by page", value = """
                                {"columns":[{"name":"page_path","type":"String"},{"name":"n","type":"UInt64"}],
                                "rows":[["/checkout",41],["/cart",12]],
                                "statistics":{"rows":2,"elapsedMs":14.2,"rowsRead":81920,"bytesRead":3104768}}""")),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "`reason` is `sql_refused` (`refused` names what), `sql_invalid` or `bad_body`",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "A website that the key doesn't read")
    @APIResponse(
            responseCode = "422",
            description =
                    "`sql_limit`: the query takes more than it may; `limit` is time, memory, rows, bytes or readRows")
    @APIResponse(responseCode = "503", description = "ClickHouse is away, or enough queries run already: `Retry-After`")
    public Uni<RestResponse<String>> query(
            @Nullable SqlRequest request, @RestQuery @Nullable String format, @Context HttpHeaders headers) {
        SqlFormat wanted = SqlFormat.of(format, headers);
        Scope scope = scope(request);
        String sql = request == null ? null : request.sql();
        if (sql == null) {
            throw ProblemException.member("sql", "is the text of a query.");
        }
        return audit.note(Action.SQL_RUN, named(request), null, Map.of("sha256", hash(sql)))
                .chain(() -> oneOfFew(() -> engine.answer(scope, sql, wanted)))
                .map(answer -> ResponseBuilder.ok(new String(answer, StandardCharsets.UTF_8))
                        .type(MediaType.valueOf(wanted.mediaType()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Of the text: the audit log tells who asked the same, and holds nothing of what was asked for. */
    private static String hash(String sql) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The website that the question is limited to; null where it is asked over all that the caller reads. */
    private static @Nullable WebsiteId named(@Nullable SqlRequest request) {
        return request == null || request.websiteId() == null
                ? null
                : WebsiteId.parse(request.websiteId()).orElse(null);
    }

    private Scope scope(@Nullable SqlRequest request) {
        Scope all = caller.scope();
        if (request == null || request.websiteId() == null) {
            return all;
        }
        return WebsiteId.parse(request.websiteId())
                .flatMap(all::narrowedTo)
                .orElseThrow(() -> ProblemException.unknown("website"));
    }

    private Uni<byte[]> oneOfFew(Supplier<Uni<? extends byte[]>> query) {
        if (running.incrementAndGet() > limits.atOnce()) {
            running.decrementAndGet();
            throw ProblemException.sqlBusy();
        }
        return Uni.createFrom()
                .deferred(query)
                .onFailure()
                .transform(failure -> SqlFailures.of(failure, limits))
                .onTermination()
                .invoke(running::decrementAndGet);
    }
}
