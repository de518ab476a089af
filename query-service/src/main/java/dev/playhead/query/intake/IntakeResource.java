package dev.playhead.query.intake;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/websites/{websiteId}/intake}. */
@Path("/api/v1/websites/{websiteId}/intake")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Websites")
public class IntakeResource {
    /** As long as the indexer keeps it by default. */
    private static final int MOST_HOURS = 7 * 24;

    private final IntakeTallies tallies;
    private final CurrentCaller caller;

    IntakeResource(IntakeTallies tallies, CurrentCaller caller) {
        this.tallies = tallies;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getIntake",
            summary = "What ingest took and refused of a website, and why",
            description =
                    "Follows ingest by some seconds. Requests that named no website of this installation are nobody's, and"
                            + " not in it.")
    @Parameter(
            name = "hours",
            description = "How many hours, from 1 to 168, the one that runs included",
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "168", defaultValue = "24"),
            example = "24")
    @APIResponse(
            responseCode = "200",
            description = "The last hours",
            content =
                    @Content(
                            schema = @Schema(implementation = IntakeView.class),
                            examples = @ExampleObject(name = "a page on a wrong origin", value = """
                                    {"hours":24,"received":815,"accepted":812,"rejected":3,
                                    "reasons":[{"reason":"origin_not_allowed","count":3,"lastAt":1763802100000}],
                                    "byHour":[{"hour":1763802000000,"accepted":812,"rejected":3}],
                                    "lastAcceptedAt":1763803000000}""")))
    @APIResponse(responseCode = "400", description = "`hours` is no number from 1 to 168")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<IntakeView> get(@RestPath String websiteId, @RestQuery @DefaultValue("24") String hours) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.VIEWER, id);
        int asked = hours(hours);
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(asked - 1L, ChronoUnit.HOURS);
        return tallies.of(id).map(kept -> IntakeView.of(asked, from, kept));
    }

    private static int hours(String text) {
        int hours = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (hours < 1 || hours > MOST_HOURS) {
            throw ProblemException.parameter("hours", "is a whole number from 1 to " + MOST_HOURS + ".");
        }
        return hours;
    }
}
