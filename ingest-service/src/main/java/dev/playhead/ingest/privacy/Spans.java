package dev.playhead.ingest.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places in a text, to be replaced at once. */
final class Spans {
    private record Span(int start, int end) {}

    private List<Span> spans = new ArrayList<>();

    void add(int start, int end) {
        spans.add(new Span(start, end));
    }

    /** Widens each span to the whole escapes at its edges. */
    void snapTo(Decoded layer) {
        List<Span> snapped = new ArrayList<>(spans.size());
        for (Span span : spans) {
            snapped.add(new Span(layer.start(indexAt(layer, span.start)), layer.end(indexAt(layer, span.end - 1))));
        }
        spans = snapped;
    }

    /** The text with each span, or each run of spans that touch within, replaced. */
    String replaceIn(String text, String replacement) {
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        for (int i = 0; i < spans.size(); ) {
            int start = spans.get(i).start;
            int end = spans.get(i).end;
            for (i++; i < spans.size() && spans.get(i).start < end; i++) {
                end = Math.max(end, spans.get(i).end);
            }
            replaced.append(text, at, start).append(replacement);
            at = end;
        }
        return replaced.append(text, at, text.length()).toString();
    }

    /** The last character of the layer that begins at or before a place in the text. */
    private static int indexAt(Decoded layer, int place) {
        int low = 0;
        int high = layer.chars().length() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (layer.start(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
