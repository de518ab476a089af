package dev.playhead.ingest.privacy;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.detect.PageUrls;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.settings.MaskingRules;
import dev.playhead.wire.settings.WebsiteSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Hides in chunks and control records what their website wants hidden. Events, their order, types, times and node ids stay; an event in
 * which nothing is hidden is copied byte by byte, in the others everything but the strings that change. Applied twice, it
 * changes nothing more, unless a rule's replacement matches a rule. Thread-safe.
 *
 * <ul>
 *   <li><b>Masking rules</b> replace each match with the rule's replacement, as it stands: in texts, attribute values, what is
 *       typed, URLs, console arguments, custom and plugin events (there in names and numbers, too) and strings that a canvas
 *       draws. Each text is matched as it reads in the page, and with up to three layers of JSON, HTML or URL escapes undone.
 *       Style sheets and inlined images are not matched. A match never spans two texts, and what is
 *       typed comes letter by letter: a rule for sixteen digits leaves the first fifteen.
 *   <li><b>The strict level</b>, for recorders that never asked for the privacy level, puts a star in place of each character of
 *       what is typed, and of each character but white space of text nodes, comments, {@code value}, {@code placeholder},
 *       {@code title}, {@code alt}, {@code aria-label} and their like, console arguments and text drawn on a canvas: what rrweb
 *       does in the page for our own recorder. Styles and scripts stay. Page URLs (of starts, Meta and page view events) lose
 *       credentials and query values; traits and metadata get stars, ids of visitors and users where they are no single word.
 * </ul>
 */
public final class PrivacyFilter {
    /** Most that a chunk may grow to, as a multiple of its length, plus {@link #MOST_ADDED_BYTES}. */
    private static final int MOST_GROWTH = 2;

    private static final long MOST_ADDED_BYTES = 1 << 20;

    private final boolean isStrict;
    private final Rules rules;
    private final PageUrls urls;
    private final Masking masking;

    private PrivacyFilter(boolean isStrict, Rules rules, Masking masking) {
        this.isStrict = isStrict;
        this.rules = rules;
        this.urls = new PageUrls(masking.keptQuery());
        this.masking = masking;
    }

    /**
     * The filter that a website's chunks have to pass; empty = none, their bytes are nobody's business. Compiles the rules:
     * keep it.
     *
     * @param recorderAskedForPrivacy whether the recorder was told the website's privacy level and follows it
     * @throws BrokenMaskingRules if a rule can't be applied
     */
    public static Optional<PrivacyFilter> of(
            WebsiteSettings website, boolean recorderAskedForPrivacy, Masking masking) {
        boolean isStrict = website.privacy() == PrivacyLevel.STRICT && !recorderAskedForPrivacy;
        if (!isStrict && website.maskingRules().isEmpty()) {
            return Optional.empty();
        }
        try {
            Rules rules = new Rules(MaskingRules.compile(website.maskingRules()));
            return Optional.of(new PrivacyFilter(isStrict, rules, masking));
        } catch (IllegalArgumentException e) {
            throw new BrokenMaskingRules(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The events with everything hidden that has to be.
     *
     * @param inflatedEvents in any form that {@link EventReader} reads, packed events too
     * @return NDJSON, events without a time still without one
     * @throws UnmaskableEvents if they can't be read, or grow beyond measure
     * @throws MaskingTooSlow if it takes longer than {@link Masking#time()}
     */
    public byte[] apply(byte[] inflatedEvents) {
        return switch (EventReader.read(inflatedEvents)) {
            case EventsRead.Events read -> apply(read.events(), inflatedEvents.length);
            case EventsRead.NotEvents broken ->
                throw new UnmaskableEvents(
                        "the chunk is no events: " + broken.reason() + " at byte " + broken.atByte());
        };
    }

    /**
     * The control record with everything hidden that has to be; ids of recordings and windows stay.
     *
     * @throws MaskingTooSlow if it takes longer than {@link Masking#time()}
     */
    public LogEntry apply(LogEntry control) {
        return new ControlWords(masks()).of(control);
    }

    private Masks masks() {
        return new Masks(isStrict, rules, urls, new Budget(masking.time()));
    }

    private byte[] apply(List<RecordedEvent> events, int length) {
        long unpacked = 0;
        for (RecordedEvent event : events) {
            unpacked += event.lineLength();
        }
        long most = Math.max(unpacked, length) * MOST_GROWTH + MOST_ADDED_BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(unpacked + 256, Integer.MAX_VALUE - 8));
        EventWalk walk = new EventWalk(masks());
        try {
            for (RecordedEvent event : events) {
                Edits edits = walk.edits(event);
                if (edits.isEmpty()) {
                    event.writeLine(out);
                } else {
                    edits.writeLine(event, out);
                }
                if (out.size() > most) {
                    throw new UnmaskableEvents("masked, the chunk is more than twice its length");
                }
            }
        } catch (IOException _) {
            // The parser's message may quote the payload.
            throw new UnmaskableEvents("a text in the chunk is no UTF-8");
        }
        return out.toByteArray();
    }
}
