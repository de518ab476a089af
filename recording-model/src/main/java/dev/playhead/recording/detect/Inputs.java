package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.state.ContentHash;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs of one field are one fact, written once the field was quiet; their values are never looked at. */
final class Inputs {
    /** A hand fills one field at a time; of a script's thousands the one that changed first is written early. */
    private static final int MAX_OPEN = 64;

    /** @param window hash, 0 for none: node ids are those of a document */
    private record Field(long window, int node) {}

    /** @param position of its last input */
    private record Open(Position position, long firstTime, long lastTime, int count, String pageUrl, Target target) {}

    /** In the order of their last inputs. */
    private final LinkedHashMap<Field, Open> open = new LinkedHashMap<>();

    /** No event before this time can end any of them. */
    private long nextEnd = Long.MAX_VALUE;

    /** Before an event of that time is looked at: writes the fields that were quiet for long enough. */
    void pass(long time, Thresholds.Pace rule, Findings findings) {
        if (time <= nextEnd) {
            return;
        }
        nextEnd = Long.MAX_VALUE;
        for (Iterator<Map.Entry<Field, Open>> fields = open.entrySet().iterator(); fields.hasNext(); ) {
            Map.Entry<Field, Open> field = fields.next();
            long end = field.getValue().lastTime + rule.inputQuietMs();
            if (time > end) {
                fields.remove();
                write(field.getKey(), field.getValue(), findings);
            } else {
                nextEnd = Math.min(nextEnd, end);
            }
        }
    }

    void input(Moment at, int node, PageDom dom, String pageUrl, Thresholds.Pace rule, Findings findings) {
        Field field = new Field(at.window() == null ? 0 : ContentHash.of(at.window()), node);
        Open before = open.remove(field);
        if (before == null && open.size() >= MAX_OPEN) {
            Map.Entry<Field, Open> first = open.pollFirstEntry();
            write(first.getKey(), first.getValue(), findings);
        }
        open.put(
                field,
                before == null
                        ? new Open(at.position(), at.time(), at.time(), 1, pageUrl, dom.field(node, at.window()))
                        : new Open(
                                at.position(),
                                before.firstTime,
                                Math.max(before.lastTime, at.time()),
                                before.count + 1,
                                before.pageUrl,
                                before.target));
        nextEnd = Math.min(nextEnd, at.time() + rule.inputQuietMs());
    }

    /** The recording ended. */
    void close(Findings findings) {
        open.forEach((field, last) -> write(field, last, findings));
        open.clear();
        nextEnd = Long.MAX_VALUE;
    }

    private static void write(Field field, Open last, Findings findings) {
        findings.write(
                last.position,
                last.lastTime,
                last.pageUrl,
                new FactDetail.Input(field.node, last.count, last.lastTime - last.firstTime, last.target));
    }

    void write(StateWriter out) {
        out.unsigned(open.size());
        @Nullable String page = null;
        for (Map.Entry<Field, Open> field : open.entrySet()) {
            Open last = field.getValue();
            out.fixed(field.getKey().window).signed(field.getKey().node);
            out.signed(last.position.offset()).signed(last.position.index());
            out.signed(last.lastTime).signed(last.lastTime - last.firstTime).unsigned(last.count);
            // Nearly always all of one page, whose URL may be long.
            boolean samePage = last.pageUrl.equals(page);
            out.flag(samePage);
            if (!samePage) {
                out.text(last.pageUrl);
                page = last.pageUrl;
            }
            last.target.write(out);
        }
    }

    static Inputs read(StateReader in) {
        Inputs inputs = new Inputs();
        String page = "";
        for (int left = in.count(); left > 0; left--) {
            Field field = new Field(in.fixed(), (int) in.signed());
            Position position = new Position(in.signed(), (int) in.signed());
            long lastTime = in.signed();
            long firstTime = lastTime - in.signed();
            int count = in.unsignedInt();
            page = in.flag() ? page : in.text();
            inputs.open.put(field, new Open(position, firstTime, lastTime, count, page, Target.read(in)));
        }
        // The next event looks at each and finds the true time.
        inputs.nextEnd = inputs.open.isEmpty() ? Long.MAX_VALUE : Long.MIN_VALUE;
        return inputs;
    }
}
