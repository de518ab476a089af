package dev.playhead.query.sql;

import dev.playhead.query.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer is written as. */
enum SqlFormat {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8;header=present");

    private final String mediaType;

    SqlFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * @param named of the query parameter, which goes before the header
     * @throws ProblemException 400 for a format that is none
     */
    static SqlFormat of(@Nullable String named, HttpHeaders headers) {
        return switch (named) {
            case null -> accepted(headers.getAcceptableMediaTypes());
            case "json" -> JSON;
            case "csv" -> CSV;
            default -> throw ProblemException.parameter("format", "is json or csv.");
        };
    }

    private static SqlFormat accepted(List<MediaType> wanted) {
        for (MediaType one : wanted) {
            if (one.getType().equals("text") && one.getSubtype().equals("csv")) {
                return CSV;
            }
            if (one.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return JSON;
            }
        }
        return JSON;
    }
}
