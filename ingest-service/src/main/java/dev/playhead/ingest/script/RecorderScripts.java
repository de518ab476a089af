package dev.playhead.ingest.script;

import dev.playhead.ingest.config.IngestConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that pages embed. Any page may load them, so any origin is allowed, without credentials. Under a name with the
 * hash of its content, {@code recording.<24 hex digits>.js}, a file may be kept for ever. The recorder asks for its optional
 * parts by its own address with {@code ?file=}, which proxies that forward nothing else let pass too.
 */
@Path("/")
public class RecorderScripts {
    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

    private static final Pattern HASHED =
            Pattern.compile("(recording|recording-capture|main|recorder)\\.([0-9a-f]{24})\\.js");
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    private final RecorderFiles files;
    private final CacheControl cacheControl;
    private final CacheControl forEver;
    private final CacheControl never;

    @Inject
    public RecorderScripts(RecorderFiles files, IngestConfig config) {
        this.files = files;
        cacheControl = publicly(Math.toIntExact(config.scriptMaxAge().toSeconds()));
        forEver = publicly(YEAR_SECONDS);
        forEver.getCacheExtension().put("immutable", "");
        never = new CacheControl();
        never.setNoTransform(false);
        never.setNoStore(true);
    }

    private static CacheControl publicly(int seconds) {
        CacheControl control = new CacheControl();
        control.setMaxAge(seconds);
        control.setNoTransform(false);
        control.getCacheExtension().put("public", "");
        return control;
    }

    @GET
    @Path("js/recording.js")
    public Response recording(@QueryParam("file") @Nullable String file, @Context Request request) {
        return file == null ? serve("recording.js", request) : hashed(file, request);
    }

    @GET
    @Path("recording.js")
    public Response recordingAtRoot(@QueryParam("file") @Nullable String file, @Context Request request) {
        return recording(file, request);
    }

    /** The file of that name and content. */
    @GET
    @Path("js/{file}")
    public Response named(@PathParam("file") String file, @Context Request request) {
        return hashed(file, request);
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
    public Response queue(@QueryParam("file") @Nullable String file, @Context Request request) {
        return file == null ? serve("recorder.js", request) : hashed(file, request);
    }

    @GET
    @Path("vendor/rrweb.min.js")
    public Response rrweb(@Context Request request) {
        return serve("vendor/rrweb.min.js", request);
    }

    private Response serve(String path, Request request) {
        return answer(files.find(path).orElseThrow(NotFoundException::new), cacheControl, request);
    }

    private Response hashed(String name, Request request) {
        Matcher parts = HASHED.matcher(name);
        if (!parts.matches()) {
            throw new NotFoundException();
        }
        RecorderFiles.RecorderFile file = files.find(parts.group(1) + ".js").orElseThrow(NotFoundException::new);
        // A page may hold the script of another release, or reach an instance that isn't upgraded yet: it gets what
        // there
        // is, which says by itself whether it fits, and nobody may keep it under that name.
        return answer(file, file.eTag().equals(parts.group(2)) ? forEver : never, request);
    }

    private static Response answer(RecorderFiles.RecorderFile file, CacheControl cacheControl, Request request) {
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
