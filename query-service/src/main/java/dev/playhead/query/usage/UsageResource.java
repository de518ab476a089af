package dev.playhead.query.usage;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.websites.Websites;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/websites/{websiteId}/usage}. */
@Path("/api/v1/websites/{websiteId}/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Websites")
public class UsageResource {
    private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

    private final Usage usage;
    private final Websites websites;
    private final CurrentCaller caller;

    UsageResource(Usage usage, Websites websites, CurrentCaller caller) {
        this.usage = usage;
        this.websites = websites;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getUsage",
            summary = "What a website used of its quota in a month, by day",
            description = "What the indexer has counted: it follows the recordings by some seconds.")
    @Parameter(name = "month", description = "A UTC month; this one by default", example = "2025-11")
    @APIResponse(
            responseCode = "200",
            description = "The month so far",
            content =
                    @Content(
                            schema = @Schema(implementation = UsageView.class),
                            examples = @ExampleObject(name = "a quiet month", value = """
                                    {"month":"2025-11","quota":1000,"left":988,"recordings":12,"events":5120,"rawBytes":2203318,
                                    "storedBytes":301144,"days":[{"day":"2025-11-22","recordings":12,"events":5120,
                                    "duplicateEvents":40,"fencedEvents":0,"unreadableEvents":0,"rawBytes":2203318,
                                    "storedBytes":301144}]}""")))
    @APIResponse(responseCode = "400", description = "`month` is no month")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<UsageView> get(@RestPath String websiteId, @RestQuery @Nullable String month) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.VIEWER, id);
        if (month != null && !month.matches(MONTH)) {
            throw ProblemException.parameter("month", "is a month as 2025-11.");
        }
        YearMonth asked = month == null ? YearMonth.now(ZoneOffset.UTC) : YearMonth.parse(month);
        return websites.quota(id).chain(quota -> usage.of(id, asked).map(days -> UsageView.of(asked, quota, days)));
    }
}
