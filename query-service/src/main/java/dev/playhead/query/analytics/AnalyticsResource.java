package dev.playhead.query.analytics;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.PagePattern;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/v1/analytics/…}; {@link AnalyticsDescription} describes parameters and answers. */
@Path("/api/v1/analytics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analytics")
public class AnalyticsResource {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final Reading reading;
    private final Rankings rankings;
    private final Overview overview;
    private final Heatmap heatmap;
    private final AnalyticsSettings settings;
    private final CurrentCaller caller;

    AnalyticsResource(
            Reading reading,
            Rankings rankings,
            Overview overview,
            Heatmap heatmap,
            AnalyticsSettings settings,
            CurrentCaller caller) {
        this.reading = reading;
        this.rankings = rankings;
        this.overview = overview;
        this.heatmap = heatmap;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Path("/overview")
    @Operation(operationId = "analyticsOverview", summary = "Recordings, visitors, durations and troubles over time")
    public Uni<OverviewAnswer> overview(@Context UriInfo request) {
        MultivaluedMap<String, String> parameters = request.getQueryParameters();
        Scope scope = Reading.scope(caller, parameters);
        Asked asked = reading.read(parameters, Set.of("bucket"));
        String usual = asked.to() - asked.from() <= 2 * DAY ? "hour" : "day";
        long width = Reading.word(parameters, "bucket", usual, List.of("hour", "day"))
                        .equals("hour")
                ? HOUR
                : DAY;
        if ((asked.to() - asked.from()) / width >= settings.mostBuckets()) {
            throw ProblemException.parameter(
                    "bucket", "is too narrow for this time: " + settings.mostBuckets() + " buckets at most.");
        }
        return overview.answer(scope, asked, width);
    }

    @GET
    @Path("/pages")
    @Operation(operationId = "analyticsPages", summary = "The pages that were viewed most")
    public Uni<Answer> pages(@Context UriInfo request) {
        return ranked(request, Ranking.PAGES);
    }

    @GET
    @Path("/clicks")
    @Operation(operationId = "analyticsClicks", summary = "The elements that were clicked most")
    public Uni<Answer> clicks(@Context UriInfo request) {
        return ranked(request, Ranking.CLICKS);
    }

    @GET
    @Path("/rage-clicks")
    @Operation(operationId = "analyticsRageClicks", summary = "The elements that were clicked in rage most")
    public Uni<Answer> rageClicks(@Context UriInfo request) {
        return ranked(request, Ranking.RAGE_CLICKS);
    }

    @GET
    @Path("/dead-clicks")
    @Operation(operationId = "analyticsDeadClicks", summary = "The elements whose clicks nothing followed")
    public Uni<Answer> deadClicks(@Context UriInfo request) {
        return ranked(request, Ranking.DEAD_CLICKS);
    }

    @GET
    @Path("/errors")
    @Operation(operationId = "analyticsErrors", summary = "Uncaught errors by their fingerprint")
    public Uni<Answer> errors(@Context UriInfo request) {
        return ranked(request, Ranking.ERRORS);
    }

    @GET
    @Path("/network-errors")
    @Operation(operationId = "analyticsNetworkErrors", summary = "Requests that failed, by method, address and status")
    public Uni<Answer> networkErrors(@Context UriInfo request) {
        return ranked(request, Ranking.NETWORK_ERRORS);
    }

    @GET
    @Path("/console-errors")
    @Operation(operationId = "analyticsConsoleErrors", summary = "Errors that pages wrote to the console")
    public Uni<Answer> consoleErrors(@Context UriInfo request) {
        return ranked(request, Ranking.CONSOLE_ERRORS);
    }

    @GET
    @Path("/web-vitals")
    @Operation(operationId = "analyticsWebVitals", summary = "Web vitals by page, at their 75th percentile")
    public Uni<Answer> webVitals(@Context UriInfo request) {
        return ranked(request, Ranking.WEB_VITALS);
    }

    @GET
    @Path("/scroll-depth")
    @Operation(operationId = "analyticsScrollDepth", summary = "How far down pages were seen")
    public Uni<Answer> scrollDepth(@Context UriInfo request) {
        return ranked(request, Ranking.SCROLL_DEPTH);
    }

    @GET
    @Path("/heatmap")
    @Operation(operationId = "analyticsHeatmap", summary = "Where on a page clicks were")
    public Uni<Answer> heatmap(@Context UriInfo request) {
        MultivaluedMap<String, String> parameters = request.getQueryParameters();
        Scope scope = Reading.scope(caller, parameters);
        Asked asked = reading.read(parameters, Set.of("page", "kind", "viewport", "columns", "rows"));
        String page = parameters.getFirst("page");
        if (page == null || page.isEmpty() || page.length() > 1_000) {
            throw ProblemException.parameter(
                    "page", "is a page's path, with " + PagePattern.ID + " for what differs, as /product/:id.");
        }
        Heatmap.Grid grid = new Heatmap.Grid(
                Reading.word(parameters, "kind", "click", List.of("click", "rage_click", "dead_click")),
                page,
                Reading.word(parameters, "viewport", "", List.of("mobile", "tablet", "desktop")),
                (int) Reading.whole(parameters, "columns", 40, 1, 200),
                (int) Reading.whole(parameters, "rows", 40, 1, 200));
        return heatmap.answer(scope, asked, grid);
    }

    private Uni<Answer> ranked(UriInfo request, Ranking ranking) {
        Scope scope = Reading.scope(caller, request.getQueryParameters());
        Asked asked = reading.read(request.getQueryParameters(), Set.of());
        return rankings.answer(scope, asked, ranking);
    }
}
