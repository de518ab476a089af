package dev.playhead.recording.detect;

import dev.playhead.recording.log.RecordingStart;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who was recorded, with what, and what the client set as metadata. The first word counts, except for metadata. */
final class Profile {
    private static final String VISITOR_PREFIX = "rrweb-browser-client-visitor-id=";
    private static final Set<String> PII = Set.of("userAgent", "country");
    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 512;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private String visitorUid = "";
    private String sessionUid = "";
    private String userId = "";
    private String country = "";
    private String userAgent = "";
    private String sdk = "";

    /** The recorder asked for no personal data: neither user agent nor country are kept, whenever they are told. */
    private boolean withoutPii;

    void start(RecordingStart start) {
        visitorUid = firstKnown(visitorUid, start.visitorUid());
        sessionUid = firstKnown(sessionUid, start.sessionUid());
        country = withoutPii ? "" : firstKnown(country, start.country());
        userAgent = withoutPii ? "" : firstKnown(userAgent, start.userAgent());
        sdk = firstKnown(sdk, (start.sdkName() + " " + start.sdkVersion()).strip());
    }

    /** The last identification counts: a visitor may log in as somebody else. */
    void identify(String user, Map<String, String> traits, int maxMetadata) {
        if (!user.isEmpty()) {
            userId = Clip.to(MAX_VALUE, user);
        }
        traits.forEach((name, value) -> set("user." + name, value, maxMetadata));
    }

    /**
     * What clients tell of themselves, rrweb Cloud's among their events, others late: visitor (which may carry a cookie's
     * name) and user agent, besides whatever else they like.
     */
    void metadata(Map<String, String> values, int maxMetadata) {
        // Sorted, because the order of a control record's map is nobody's promise and the limit depends on it.
        TreeMap<String, String> told = new TreeMap<>(values);
        told.computeIfPresent("visitor", (_, visitor) -> withoutPrefix(visitor));
        visitorUid = firstKnown(visitorUid, told.getOrDefault("visitor", ""));
        if (told.getOrDefault("includePii", "").equals("false")) {
            withoutPii = true;
            userAgent = "";
            country = "";
            metadata.keySet().removeAll(PII);
        }
        if (withoutPii) {
            told.keySet().removeAll(PII);
        }
        userAgent = firstKnown(userAgent, told.getOrDefault("userAgent", ""));
        told.forEach((name, value) -> set(name, value, maxMetadata));
    }

    Rollup.Visitor visitor() {
        return new Rollup.Visitor(visitorUid, sessionUid, userId, country);
    }

    Rollup.Client client() {
        return new Rollup.Client(
                UserAgents.browser(userAgent), UserAgents.os(userAgent), UserAgents.device(userAgent), sdk);
    }

    Map<String, String> metadata() {
        return Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    void write(StateWriter out) {
        out.text(visitorUid)
                .text(sessionUid)
                .text(userId)
                .text(country)
                .text(userAgent)
                .text(sdk);
        out.unsigned(metadata.size());
        metadata.forEach((name, value) -> out.text(name).text(value));
    }

    static Profile read(StateReader in) {
        Profile profile = new Profile();
        profile.visitorUid = in.text();
        profile.sessionUid = in.text();
        profile.userId = in.text();
        profile.country = in.text();
        profile.userAgent = in.text();
        profile.sdk = in.text();
        for (int left = in.count(); left > 0; left--) {
            profile.metadata.put(in.text(), in.text());
        }
        return profile;
    }

    void writeWithoutPii(StateWriter out) {
        out.flag(withoutPii);
    }

    void readWithoutPii(StateReader in) {
        withoutPii = in.flag();
    }

    private static String withoutPrefix(String visitor) {
        return visitor.startsWith(VISITOR_PREFIX) ? visitor.substring(VISITOR_PREFIX.length()) : visitor;
    }

    private void set(String name, String value, int maxMetadata) {
        String key = Clip.to(MAX_KEY, name);
        if (metadata.size() < maxMetadata || metadata.containsKey(key)) {
            metadata.put(key, Clip.to(MAX_VALUE, value));
        }
    }

    private static String firstKnown(String known, String next) {
        return known.isEmpty() ? Clip.to(MAX_VALUE, next) : known;
    }
}
