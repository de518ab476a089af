package dev.playhead.query.analytics;

import dev.playhead.query.search.Filter;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Describes analytics' parameters in OpenAPI from {@link Filter} itself, and gives every answer an example. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class AnalyticsDescription implements OASFilter {
    private static final String PREFIX = "analytics";
    private static final String ITEM = """
            "recordings":18,"examples":[{"recordingId":"0198c5a2-7f0e-7bd4-b3c1-2f6f5f0f7c11","atMs":42170}],
            "filter":{"fact":["%s:{\\"from\\":\\"1763200000000\\",%s\\"to\\":\\"1763804800000\\"}"]}}]}""";
    private static final String TIME = "{\"from\":1763200000000,\"to\":1763804800000,";
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry(
                    "analyticsOverview",
                    TIME + "\"bucketMs\":86400000,\"total\":{\"recordings\":1204,\"visitors\":871,"
                            + "\"sessions\":990,\"medianDurationMs\":61200,\"p90DurationMs\":412000,\"errors\":31,\"rageRate\":0.04,"
                            + "\"examples\":[],\"filter\":{\"from\":1763200000000,\"to\":1763804800000}},\"buckets\":[]}"),
            item(
                    "analyticsPages",
                    "page_view",
                    "\"page\":\"/product/:id\",\"entries\":9,\"count\":41",
                    "\\\"page\\\":\\\"/product/:id\\\","),
            item("analyticsClicks", "click", element(""), "\\\"page\\\":\\\"/cart\\\",\\\"selector\\\":\\\"#buy\\\","),
            item(
                    "analyticsRageClicks",
                    "rage_click",
                    element("\"clicks\":211,\"effects\":3,"),
                    "\\\"page\\\":\\\"/cart\\\",\\\"selector\\\":\\\"#buy\\\","),
            item(
                    "analyticsDeadClicks",
                    "dead_click",
                    element(""),
                    "\\\"page\\\":\\\"/cart\\\",\\\"selector\\\":\\\"#buy\\\","),
            item(
                    "analyticsErrors",
                    "error",
                    "\"fingerprint\":\"00ff3a\",\"message\":\"x is not a function\",\"count\":52",
                    "\\\"fingerprint\\\":\\\"00ff3a\\\","),
            item(
                    "analyticsNetworkErrors",
                    "network_error",
                    "\"method\":\"POST\",\"url\":\"https://shop.example/api\",\"status\":502,\"medianDurationMs\":812,\"count\":20",
                    "\\\"method\\\":\\\"POST\\\","),
            item(
                    "analyticsConsoleErrors",
                    "console",
                    "\"level\":\"error\",\"message\":\"no cart\",\"count\":22",
                    "\\\"level\\\":\\\"error\\\","),
            item(
                    "analyticsWebVitals",
                    "web_vital",
                    "\"name\":\"LCP\",\"page\":\"/\",\"p75\":2140,\"good\":300,\"poor\":9,\"count\":352",
                    "\\\"name\\\":\\\"LCP\\\","),
            item(
                    "analyticsScrollDepth",
                    "scroll",
                    "\"page\":\"/\",\"medianDepth\":0.62,\"reached50\":210,\"count\":352",
                    "\\\"page\\\":\\\"/\\\","),
            item(
                    "analyticsHeatmap",
                    "click",
                    "\"viewport\":\"desktop\",\"x\":0.5125,\"y\":0.2875,\"column\":20,\"row\":11,\"count\":40",
                    "\\\"page\\\":\\\"/cart\\\","),
            Map.entry(
                    "analyticsFunnel",
                    TIME + "\"items\":[{\"step\":\"page_view:/cart\",\"recordings\":800,\"conversion\":1,"
                            + "\"conversionFromFirst\":1,\"dropOff\":0,\"examples\":[],\"filter\":{\"reached\":1}}]}"),
            Map.entry(
                    "analyticsFunnelRecordings",
                    "{\"recordings\":[{\"recordingId\":\"0198c5a2-7f0e-7bd4-b3c1-2f6f5f0f7c11\","
                            + "\"steps\":2,\"at\":1763300000000}],\"nextCursor\":null}"));

    private static String element(String more) {
        return "\"selector\":\"#buy\",\"page\":\"/cart\",\"tag\":\"button\",\"text\":\"Buy\"," + more + "\"count\":41";
    }

    private static Map.Entry<String, String> item(String operation, String kind, String members, String filter) {
        return Map.entry(operation, TIME + "\"items\":[{" + members + "," + ITEM.formatted(kind, filter));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        String id = operation.getOperationId();
        if (id != null && id.startsWith(PREFIX)) {
            operation.setParameters(parameters(id));
            describe(operation.getResponses().getAPIResponse("200"), id);
            operation.getResponses().addAPIResponse("400", answer("A parameter can't be used; `parameter` names it"));
            operation.getResponses().addAPIResponse("404", answer("A website that the key doesn't read"));
            operation.getResponses().addAPIResponse("503", answer("ClickHouse is away: `facts_unavailable`"));
        }
        return operation;
    }

    private static void describe(@Nullable APIResponse answer, String id) {
        if (answer != null && answer.getContent() != null) {
            answer.setDescription("The numbers; docs/analytics.md has the rule of each");
            answer.getContent().getMediaTypes().values().forEach(type -> type.setExample(EXAMPLES.get(id)));
        }
    }

    private static List<Parameter> parameters(String id) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(text("websiteId", "Whose; by default every website that the key reads"));
        parameters.add(number("from", "Since this time, epoch milliseconds; a week before `to` by default"));
        parameters.add(number("to", "Before this time; now by default"));
        for (Filter filter : Filter.values()) {
            if (filter != Filter.FROM && filter != Filter.TO) {
                parameters.add(
                        filter.kind() == Filter.Kind.TEXT
                                ? text(filter.parameter(), "Only in recordings: " + filter.description())
                                : number(filter.parameter(), "Only in recordings: " + filter.description()));
            }
        }
        parameters.add(text("fact", "Only in recordings in which this happened: `<kind>:<selector or text>`"));
        parameters.add(text("url", "Only in recordings that visited this page"));
        parameters.add(text("urlMatch", "exact (default), prefix or contains"));
        parameters.add(number("limit", "Items at most"));
        switch (id) {
            case "analyticsOverview" -> parameters.add(text("bucket", "hour or day; by default what suits the time"));
            case "analyticsHeatmap" -> heatmap(parameters);
            case "analyticsFunnel" -> funnel(parameters);
            case "analyticsFunnelRecordings" -> {
                funnel(parameters);
                parameters.add(number("reached", "Recordings that come to this step, 1 by default"));
                parameters.add(text("only", "true: those that come no further"));
                parameters.add(text("cursor", "nextCursor of the page before"));
            }
            default -> {}
        }
        return parameters;
    }

    private static void heatmap(List<Parameter> parameters) {
        parameters.add(text("page", "A path, with `:id` for what differs, as `/product/:id`")
                .required(true));
        parameters.add(text("kind", "click (default), rage_click or dead_click"));
        parameters.add(text("viewport", "mobile, tablet or desktop; each by itself by default"));
        parameters.add(number("columns", "Cells across, 1 to 200; 40 by default"));
        parameters.add(number("rows", "Cells down, 1 to 200; 40 by default"));
    }

    private static void funnel(List<Parameter> parameters) {
        parameters.add(text(
                        "step",
                        "Once for each step: `page_view:/cart`, `click:#buy`, `track:paid`, or with exact fields in JSON")
                .required(true));
        parameters.add(number("windowMs", "From the first step to the last at most, milliseconds; an hour by default"));
    }

    private static APIResponse answer(String description) {
        return OASFactory.createAPIResponse().description(description);
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
