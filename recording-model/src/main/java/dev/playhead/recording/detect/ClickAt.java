package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;

/** A click as it happened, while more is to be learned of it. */
record ClickAt(Position position, long time, String pageUrl, FactDetail.Click click) {

    void write(StateWriter out) {
        out.signed(position.offset()).signed(position.index()).signed(time).text(pageUrl);
        out.signed(click.nodeId()).real(click.x()).real(click.y());
        out.signed(click.viewportWidth()).signed(click.viewportHeight());
        click.target().write(out);
    }

    static ClickAt read(StateReader in) {
        Position position = new Position(in.signed(), (int) in.signed());
        return new ClickAt(
                position,
                in.signed(),
                in.text(),
                new FactDetail.Click(
                        (int) in.signed(),
                        in.real(),
                        in.real(),
                        (int) in.signed(),
                        (int) in.signed(),
                        Target.read(in)));
    }
}
