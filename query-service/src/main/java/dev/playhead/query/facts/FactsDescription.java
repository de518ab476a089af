package dev.playhead.query.facts;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes a fact in OpenAPI from {@link FactKind} and {@link FactField}, so that the two can't differ. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class FactsDescription implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        Schema fact = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What happened. Besides kind, ts and position a fact has only what its kind has.")
                .addProperty("kind", text("Which rule found it").enumeration(List.copyOf(FactKind.names())))
                .addProperty(
                        "ts",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int64")
                                .description("When, epoch milliseconds, the visitor's clock corrected"))
                .addProperty("position", text("`offset.index` of the event that completed it"))
                .required(List.of("kind", "ts", "position"));
        for (FactField field : FactField.values()) {
            fact.addProperty(
                    field.member(),
                    OASFactory.createSchema().addType(field.type()).description(field.description()));
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema("Fact", fact);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
