package dev.playhead.query.websites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads request bodies strictly: a misspelt setting that is silently ignored would leave a website open. */
@ApplicationScoped
class Bodies {
    private static final String WEBSITE_ID = "websiteId";

    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 400 that names the member */
    WebsiteChange change(String body) {
        return read(object(body));
    }

    /** The settings of a new website, with the id that the body names or a new one. */
    NewWebsite creation(String body) {
        ObjectNode object = object(body);
        JsonNode named = object.remove(WEBSITE_ID);
        WebsiteId id = named == null || named.isNull()
                ? WebsiteIds.mint()
                : WebsiteId.parse(named.asText())
                        .orElseThrow(() ->
                                ProblemException.member(WEBSITE_ID, "is flid_ and 16 to 32 characters of a-z0-9."));
        return new NewWebsite(id, read(object));
    }

    record NewWebsite(WebsiteId websiteId, WebsiteChange settings) {}

    private ObjectNode object(String body) {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // the same answer as for JSON of another kind
        }
        throw ProblemException.body("The body is a JSON object.");
    }

    private WebsiteChange read(ObjectNode object) {
        try {
            return json.readerFor(WebsiteChange.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(object);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.member(path(e), "is not known here.");
        } catch (JsonMappingException e) {
            throw ProblemException.member(path(e), "has a value of another kind than it takes.");
        } catch (IOException e) {
            throw ProblemException.body("The body can't be read.");
        }
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
