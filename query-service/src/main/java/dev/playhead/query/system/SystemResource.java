package dev.playhead.query.system;

import dev.playhead.query.access.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/system}. */
@Path("/api/v1/system")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "System")
public class SystemResource {
    private final SystemCheck check;
    private final CurrentCaller caller;

    SystemResource(SystemCheck check, CurrentCaller caller) {
        this.check = check;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getSystem",
            summary = "How the parts of the system stand",
            description = "Needs the admin key. Asks every part anew and answers within seconds, whatever is away.")
    @APIResponse(
            responseCode = "200",
            description = "The report, also where parts are down",
            content =
                    @Content(
                            schema = @Schema(implementation = SystemReport.class),
                            examples = @ExampleObject(name = "object storage is away", value = """
                                    {"checkedAt":1763800000000,"status":"impaired","version":"0.1.0","parts":[
                                    {"name":"query","status":"ok","tookMs":null,"detail":"Answers; version 0.1.0."},
                                    {"name":"catalog","status":"ok","tookMs":3,"detail":"The catalog answers; its schema is version 2."},
                                    {"name":"kafka","status":"ok","tookMs":5,"detail":"Kafka has a leader for all 64 partitions."},
                                    {"name":"clickhouse","status":"ok","tookMs":4,"detail":"ClickHouse answers; its schema is version 1."},
                                    {"name":"object-storage","status":"down","tookMs":null,
                                    "detail":"An indexer waits for object storage to answer."},
                                    {"name":"indexer","status":"waiting","tookMs":null,
                                    "detail":"Waits for object-storage; what it has not indexed stays in Kafka."}],
                                    "indexers":[{"instance":"3f2b8c1e-0d94-4a55-9a43-0b1f0d6f2a11","host":"indexer-0","version":"0.1.0",
                                    "startedAt":1763790000000,"beatAt":1763799999000,"alive":true,"partitions":64,
                                    "oldestUnindexedMs":41000,"waitingFor":"object-storage","waitingSince":1763799960000,
                                    "publishedAt":1763799958000}]}""")))
    @APIResponse(responseCode = "401", description = "No key")
    @APIResponse(responseCode = "403", description = "Not the admin key")
    public Uni<SystemReport> get() {
        caller.mustBeAdmin("see how the system stands");
        return check.run();
    }
}
