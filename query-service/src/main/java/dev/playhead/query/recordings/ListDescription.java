package dev.playhead.query.recordings;

import dev.playhead.query.search.Filter;
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
        if ("listRecordings".equals(operation.getOperationId())) {
            List<Parameter> parameters = new ArrayList<>();
            parameters.add(text(QueryReading.WEBSITE_ID, "Whose recordings; a secret key's own by default"));
            for (Filter filter : Filter.values()) {
                parameters.add(
                        switch (filter.kind()) {
                            case TEXT -> text(filter.parameter(), filter.description());
                            case AT_LEAST, BELOW -> number(filter.parameter(), filter.description());
                        });
            }
            parameters.add(text("sort", String.join(", ", SortBy.names()) + "; startedAt by default"));
            parameters.add(text("order", "desc (default) or asc"));
            parameters.add(number("limit", "Rows of the page, from 1; the default and the most are settings"));
            parameters.add(text("cursor", "nextCursor of the page before"));
            operation.setParameters(parameters);
        }
        return operation;
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
