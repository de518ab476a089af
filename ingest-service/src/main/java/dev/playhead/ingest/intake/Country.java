package dev.playhead.ingest.intake;

import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The visitor's country, where a trusted proxy's header tells it and the website wants it kept. */
@ApplicationScoped
public class Country {
    /** Set by the HTTP server itself, which drops what a client sent under this name. */
    private static final String FROM_TRUSTED_PROXY = "X-Forwarded-Trusted-Proxy";

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private final Optional<String> header;

    @Inject
    public Country(IngestConfig config) {
        header = config.countryHeader();
    }

    /**
     * ISO 3166-1 alpha-2, or {@code ""}.
     *
     * @param headers a request's or a handshake's headers by name
     */
    public String of(WebsiteSettings website, Function<String, @Nullable String> headers) {
        if (!website.includeCountry() || header.isEmpty() || !"true".equals(headers.apply(FROM_TRUSTED_PROXY))) {
            return "";
        }
        String value = headers.apply(header.get());
        String code = value == null ? "" : value.trim().toUpperCase(Locale.ROOT);
        return CODE.matcher(code).matches() ? code : "";
    }
}
