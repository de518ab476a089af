package dev.playhead.query.peers;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.Newest;
import dev.playhead.query.recordings.Recordings;
import dev.playhead.query.recordings.TaggedRecording;
import dev.playhead.query.recordings.TaggedRecordings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** rrweb Cloud's {@code /recordings}; the events themselves are replay-service's. */
@Path("/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rrweb Cloud")
public class CloudResource {
    private static final Pattern META = Pattern.compile("meta\\[(.{1,200})]");
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    /** Beyond it every page would cost the reading of all before it. */
    private static final int FURTHEST = 100_000;

    private final Recordings recordings;
    private final TaggedRecordings tagged;
    private final CurrentCaller caller;

    CloudResource(Recordings recordings, TaggedRecordings tagged, CurrentCaller caller) {
        this.recordings = recordings;
        this.tagged = tagged;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listCloudRecordings",
            summary = "List recordings as rrweb Cloud does",
            description =
                    "Newest first; all recordings that the key reads, whoever recorded them. `meta[name]=value` may be given"
                            + " several times: a recording must have all of them.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default")
    @Parameter(name = "offset", in = ParameterIn.QUERY, description = "How many to pass over, 0 by default")
    @APIResponse(
            responseCode = "200",
            description = "A page; an empty one is behind the last",
            content =
                    @Content(
                            schema = @Schema(implementation = CloudRecording.Page.class),
                            examples = @ExampleObject(name = "one", value = """
                                    {"recordings":[{"recordingId":"4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e","timestamp":1763800000000,
                                    "links":{"self":"https://playhead.example/recordings/4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e",
                                    "events":"https://playhead.example/recordings/4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e/events"},
                                    "metadata":{"plan":"pro"}}]}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    public Uni<CloudRecording.Page> list(@Context UriInfo request) {
        MultivaluedMap<String, String> parameters = request.getQueryParameters();
        int limit = PageLimit.read("limit", parameters.getFirst("limit"), USUAL_PAGE, 1, LARGEST_PAGE);
        int offset = PageLimit.read("offset", parameters.getFirst("offset"), 0, 0, FURTHEST);
        Map<String, String> metadata = metadata(parameters);
        return page(caller.scope(), metadata, offset, limit)
                .map(rows -> new CloudRecording.Page(rows.stream()
                        .map(row -> CloudRecording.of(row, request.getBaseUri()))
                        .toList()));
    }

    private Uni<List<TaggedRecording>> page(Scope scope, Map<String, String> metadata, int offset, int limit) {
        return metadata.isEmpty()
                ? recordings.newest(scope, Newest.from(offset, limit)).map(rows -> rows.stream()
                        .limit(limit)
                        .map(TaggedRecording::of)
                        .toList())
                : tagged.newest(scope, metadata, offset, limit);
    }

    @GET
    @Path("/{recordingId}")
    @Operation(
            operationId = "getCloudRecording",
            summary = "One recording as rrweb Cloud shows it",
            description = "By the id that the client chose, or by Playhead's.")
    @APIResponse(
            responseCode = "200",
            description = "The recording",
            content =
                    @Content(
                            schema = @Schema(implementation = CloudRecording.class),
                            examples = @ExampleObject(name = "with metadata", value = """
                                    {"recordingId":"4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e","timestamp":1763800000000,
                                    "links":{"self":"https://playhead.example/recordings/4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e",
                                    "events":"https://playhead.example/recordings/4f6c1d0e-7d2b-4a3f-8f55-0c9a1b2c3d4e/events"},
                                    "metadata":{"plan":"pro"}}""")))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Uni<CloudRecording> get(@RestPath String recordingId, @Context UriInfo request) {
        return recordings
                .named(caller.scope(), recordingId)
                .map(row -> CloudRecording.of(TaggedRecording.of(row), request.getBaseUri()));
    }

    private static Map<String, String> metadata(MultivaluedMap<String, String> parameters) {
        Map<String, String> wanted = new TreeMap<>();
        parameters.forEach((name, values) -> {
            Matcher meta = META.matcher(name);
            if (meta.matches()) {
                wanted.put(meta.group(1), only(name, values));
            } else if (!name.equals("limit") && !name.equals("offset")) {
                throw ProblemException.parameter(name, "is not known here.");
            }
        });
        return wanted;
    }

    private static String only(String name, List<String> values) {
        // PostgreSQL has no NUL in text, so nothing can match it
        if (values.size() > 1 || values.getFirst().indexOf('\0') >= 0 || name.indexOf('\0') >= 0) {
            throw ProblemException.parameter(name, "is one text.");
        }
        return values.getFirst();
    }
}
