package dev.playhead.recording.detect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes out of page URLs what may be private: credentials and query values, in the fragment as well. Thread-safe. */
public final class PageUrls {
    private final List<String> keptPrefixes;
    private final int maxLength;

    PageUrls(Thresholds thresholds) {
        this(thresholds.keptQueryPrefixes(), thresholds.limits().maxUrl());
    }

    /**
     * For whoever cleans URLs of any length.
     *
     * @param keptPrefixes query parameters whose names begin so keep their values
     */
    public PageUrls(List<String> keptPrefixes) {
        this(keptPrefixes, Integer.MAX_VALUE);
    }

    private PageUrls(List<String> keptPrefixes, int maxLength) {
        this.keptPrefixes = List.copyOf(keptPrefixes);
        this.maxLength = maxLength;
    }

    /** Some recorders tell paths: they are of the page's origin, where that is known. */
    static String resolve(String href, String page) {
        int authority = page.indexOf("://");
        if (!href.startsWith("/") || href.startsWith("//") || authority < 0) {
            return href;
        }
        int path = page.indexOf('/', authority + 3);
        return (path < 0 ? page : page.substring(0, path)) + href;
    }

    /** Names of query parameters stay, their values only under a kept prefix ({@code utm_*} by default). */
    public String clean(String href) {
        String lower = href.substring(0, Math.min(11, href.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:") || lower.startsWith("javascript:")) {
            return href.substring(0, href.indexOf(':') + 1);
        }
        int hash = href.indexOf('#');
        String beforeHash = hash < 0 ? href : href.substring(0, hash);
        String cleaned = withoutCredentials(withoutValues(beforeHash)) + (hash < 0 ? "" : fragment(href, hash));
        return Clip.to(maxLength, cleaned);
    }

    /** Clients put page URLs among their own values. */
    Map<String, String> cleaned(Map<String, String> values) {
        Map<String, String> cleaned = new LinkedHashMap<>(values);
        cleaned.replaceAll((name, value) -> value.startsWith("http") ? clean(value) : value);
        return cleaned;
    }

    /** A hash route may have a query of its own, and a login redirect puts its tokens there without a question mark. */
    private String fragment(String href, int hash) {
        String fragment = href.substring(hash + 1);
        boolean isBareQuery = fragment.indexOf('?') < 0 && fragment.indexOf('=') >= 0;
        return "#" + (isBareQuery ? query(fragment) : withoutValues(fragment));
    }

    private String withoutValues(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark + 1) + query(url.substring(mark + 1));
    }

    private String query(String query) {
        return Arrays.stream(query.split("&", -1)).map(this::parameter).collect(Collectors.joining("&"));
    }

    private String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        boolean stays = equals < 0 || keptPrefixes.stream().anyMatch(parameter::startsWith);
        return stays ? parameter : parameter.substring(0, equals + 1);
    }

    private static String withoutCredentials(String url) {
        int authority = url.indexOf("://");
        if (authority < 0) {
            return url;
        }
        int path = url.indexOf('/', authority + 3);
        int at = url.lastIndexOf('@', path < 0 ? url.length() : path);
        return at < authority ? url : url.substring(0, authority + 3) + url.substring(at + 1);
    }
}
