package dev.playhead.ingest.script;

import dev.playhead.ingest.config.IngestConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The scripts that pages embed. Any page may load them, so any origin is allowed, without credentials. */
@Path("/")
public class RecorderScripts {
    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

    private final RecorderFiles files;
    private final CacheControl cacheControl = new CacheControl();

    @Inject
    public RecorderScripts(RecorderFiles files, IngestConfig config) {
        this.files = files;
        cacheControl.setMaxAge(Math.toIntExact(config.scriptMaxAge().toSeconds()));
        cacheControl.setNoTransform(false);
        cacheControl.getCacheExtension().put("public", "");
    }

    @GET
    @Path("js/recording.js")
    public Response recording(@Context Request request) {
        return serve("recording.js", request);
    }

    @GET
    @Path("recording.js")
    public Response recordingAtRoot(@Context Request request) {
        return serve("recording.js", request);
    }

    @GET
    @Path("js/main.js")
    public Response main(@Context Request request) {
        return serve("main.js", request);
    }

    @GET
    @Path("main.js")
    public Response mainAtRoot(@Context Request request) {
        return serve("main.js", request);
    }

    /** The same recorder, for pages that speak to RePlaya's. */
    @GET
    @Path("recorder.js")
    public Response queue(@Context Request request) {
        return serve("recorder.js", request);
    }

    @GET
    @Path("vendor/rrweb.min.js")
    public Response rrweb(@Context Request request) {
        return serve("vendor/rrweb.min.js", request);
    }

    private Response serve(String path, Request request) {
        RecorderFiles.RecorderFile file = files.find(path).orElseThrow(NotFoundException::new);
        // Weak, because the answer may be compressed on its way.
        EntityTag tag = new EntityTag(file.eTag(), true);
        Response.ResponseBuilder fresh = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                fresh != null ? fresh : Response.ok(file.text()).type(JAVASCRIPT);
        return answer.tag(tag)
                .cacheControl(cacheControl)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
