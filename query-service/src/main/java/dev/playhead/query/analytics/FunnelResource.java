package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.FactFilter;
import dev.playhead.recording.RecordingId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/v1/analytics/funnel}, and the recordings behind its numbers. */
@Path("/api/v1/analytics/funnel")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analytics")
public class FunnelResource {
    private static final String STEP = "step";
    private static final String WINDOW = "windowMs";
    private static final List<String> STEPS_OF = List.of("page_view", "click", "track");
    private static final long USUAL_WINDOW = 3_600_000;

    private final Reading reading;
    private final Funnel funnel;
    private final AnalyticsSettings settings;
    private final CurrentCaller caller;

    FunnelResource(Reading reading, Funnel funnel, AnalyticsSettings settings, CurrentCaller caller) {
        this.reading = reading;
        this.funnel = funnel;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "analyticsFunnel", summary = "How many recordings come through steps, one after the other")
    public Uni<Answer> steps(@Context UriInfo request) {
        MultivaluedMap<String, String> parameters = request.getQueryParameters();
        Scope scope = Reading.scope(caller, parameters);
        Asked asked = reading.read(parameters, Set.of(STEP, WINDOW));
        return funnel.answer(scope, asked, asking(parameters));
    }

    @GET
    @Path("/recordings")
    @Operation(operationId = "analyticsFunnelRecordings", summary = "The recordings that come to a funnel's step")
    public Uni<FunnelPage> recordings(@Context UriInfo request) {
        MultivaluedMap<String, String> parameters = request.getQueryParameters();
        Scope scope = Reading.scope(caller, parameters);
        Asked asked = reading.read(parameters, Set.of(STEP, WINDOW, "reached", "only", "cursor"));
        Funnel.Steps asking = asking(parameters);
        Funnel.Reached reached = new Funnel.Reached(
                (int) Reading.whole(parameters, "reached", 1, 1, asking.steps().size()),
                Reading.word(parameters, "only", "false", List.of("true", "false"))
                        .equals("true"),
                cursor(parameters));
        return funnel.recordings(scope, asked, asking, reached).map(found -> page(found, asked.limit()));
    }

    private Funnel.Steps asking(MultivaluedMap<String, String> parameters) {
        List<String> texts = parameters.getOrDefault(STEP, List.of());
        if (texts.isEmpty() || texts.size() > settings.mostSteps()) {
            throw ProblemException.parameter(
                    STEP, "is given once for each step, " + settings.mostSteps() + " times at most.");
        }
        List<FactFilter> steps =
                texts.stream().map(text -> FactFilter.read(STEP, text)).toList();
        if (!steps.stream().allMatch(step -> STEPS_OF.contains(step.kind()))) {
            throw ProblemException.parameter(STEP, "is of kind " + String.join(", ", STEPS_OF) + ".");
        }
        return new Funnel.Steps(
                steps,
                Reading.whole(
                        parameters,
                        WINDOW,
                        USUAL_WINDOW,
                        1,
                        settings.longestWindow().toMillis()));
    }

    private static Optional<String> cursor(MultivaluedMap<String, String> parameters) {
        return Optional.ofNullable(parameters.getFirst("cursor")).map(text -> RecordingId.parse(text)
                .orElseThrow(() -> ProblemException.parameter("cursor", "is a nextCursor of this list."))
                .toString());
    }

    private static FunnelPage page(List<ObjectNode> found, int limit) {
        List<ObjectNode> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new FunnelPage(
                shown,
                found.size() > limit ? shown.getLast().path("recordingId").asText() : null);
    }
}
