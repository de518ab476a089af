package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import java.util.Locale;
import java.util.Optional;

/** Whom an answer that is no success points at. */
final class Refusals {
    private Refusals() {}

    static Suspect suspect(HopName hop, Trouble.Refused refused) {
        return switch (refused.status()) {
            case 401, 403 -> of(Component.SETTINGS, Certainty.CERTAIN, hop, refused);
            case 502, 503, 504 -> away(hop, refused);
            default -> of(service(refused.target()), Certainty.LIKELY, hop, refused);
        };
    }

    private static Suspect away(HopName hop, Trouble.Refused refused) {
        if (!refused.service().isEmpty()) {
            return of(named(refused.service(), refused.target()), Certainty.CERTAIN, hop, refused);
        }
        Optional<Component> said = said(refused.reason());
        if (said.isPresent()) {
            return of(said.get(), Certainty.CERTAIN, hop, refused);
        }
        // An answer without a word for machines still has a sentence for people.
        return said(refused.detail())
                .map(component -> of(component, Certainty.LIKELY, hop, refused))
                .orElseGet(() -> of(service(refused.target()), Certainty.LIKELY, hop, refused));
    }

    /** Reasons name what isn't there: {@code log_unavailable}, {@code catalog_unavailable}, {@code facts_unavailable}… */
    private static Optional<Component> said(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("kafka") || text.contains("log") && !text.contains("catalog") || text.equals("starting")) {
            return Optional.of(Component.KAFKA);
        }
        if (text.contains("catalog") || text.contains("postgres") || text.contains("database")) {
            return Optional.of(Component.POSTGRESQL);
        }
        if (text.contains("clickhouse") || text.contains("facts")) {
            return Optional.of(Component.CLICKHOUSE);
        }
        return text.contains("storage") || text.contains("object")
                ? Optional.of(Component.OBJECT_STORAGE)
                : Optional.empty();
    }

    private static Component named(String service, Target otherwise) {
        return switch (service) {
            case "ingest" -> Component.INGEST;
            case "query" -> Component.QUERY;
            case "replay" -> Component.REPLAY;
            default -> service(otherwise);
        };
    }

    static Component service(Target target) {
        return switch (target) {
            case GATEWAY -> Component.GATEWAY;
            case INGEST -> Component.INGEST;
            case QUERY -> Component.QUERY;
            case REPLAY -> Component.REPLAY;
        };
    }

    private static Suspect of(Component component, Certainty certainty, HopName hop, Trouble.Refused refused) {
        return new Suspect(component, certainty, Optional.of(hop), refused.sentence());
    }
}
