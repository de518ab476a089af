package dev.playhead.query.recordings;

import dev.playhead.query.search.FactFilter;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.query.search.UrlFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Describes the list's parameters in OpenAPI from {@link Filter} itself, so that the two can't differ. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ListDescription implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        switch (String.valueOf(operation.getOperationId())) {
            case "listRecordings" -> {
                List<Parameter> parameters = filters();
                parameters.add(text("sort", String.join(", ", SortBy.names()) + "; startedAt by default"));
                parameters.add(text("order", "desc (default) or asc"));
                parameters.addAll(paging());
                operation.setParameters(parameters);
            }
            case "countRecordings", "followRecordings" -> operation.setParameters(filters());
            case "getVisitorSession", "getVisitor" -> {
                operation.addParameter(text(QueryReading.WEBSITE_ID, "Whose; a secret key's own by default"));
                operation.addParameter(text("order", "asc (default) or desc, by start"));
                paging().forEach(operation::addParameter);
            }
            default -> {}
        }
        return operation;
    }

    private static List<Parameter> filters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(text(QueryReading.WEBSITE_ID, "Whose recordings; a secret key's own by default"));
        for (Filter filter : Filter.values()) {
            parameters.add(
                    switch (filter.kind()) {
                        case TEXT -> text(filter.parameter(), filter.description());
                        case AT_LEAST, BELOW -> number(filter.parameter(), filter.description());
                    });
        }
        parameters.add(text(UrlFilter.URL, "Visited this page: its URL without private query values, or a part of it"));
        parameters.add(text(UrlFilter.URL_MATCH, "How `url` is compared: exact (default), prefix or contains"));
        parameters.add(text(
                FactFilter.PARAMETER,
                "`<kind>` or `<kind>:<what>`: has a fact of the kind, with exactly this selector or text (clicks, inputs), fingerprint or"
                        + " message (errors), name (requests, tracked events) or page; up to five times"));
        parameters.add(text("meta[key]", "Its metadata has this text under `key`; for up to ten keys"));
        parameters.add(parameter(RecordingFilter.STARRED, "Only starred ones", SchemaType.BOOLEAN));
        parameters.add(parameter(
                RecordingFilter.UNSEEN, "Only those that the caller hasn't marked as seen", SchemaType.BOOLEAN));
        return parameters;
    }

    private static List<Parameter> paging() {
        return List.of(
                number("limit", "Rows of the page, from 1; the default and the most are settings"),
                text("cursor", "nextCursor of the page before"));
    }

    private static Parameter text(String name, String description) {
        return parameter(name, description, SchemaType.STRING);
    }

    private static Parameter number(String name, String description) {
        return parameter(name, description, SchemaType.INTEGER);
    }

    private static Parameter parameter(String name, String description, SchemaType type) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.QUERY)
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
