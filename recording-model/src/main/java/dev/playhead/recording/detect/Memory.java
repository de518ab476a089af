package dev.playhead.recording.detect;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** All that {@link Detect} remembers between chunks, and its form at rest. The index of the page's elements is no part of it. */
final class Memory {
    /** 2 added dead clicks, inputs, quick backs and recordings without personal data; 1 is still read. */
    private static final int VERSION = 2;

    final Tally tally;
    final Times times;
    final Activity activity;
    final Keyframes keyframes;
    final PageTrail trail;
    final Profile profile;
    final Clicks clicks;
    final Inputs inputs;

    @Nullable
    Subject subject;

    /** The window of the last keyframe; null before the first. */
    @Nullable
    String domWindow;

    Memory() {
        tally = new Tally();
        times = new Times();
        activity = new Activity();
        keyframes = new Keyframes();
        trail = new PageTrail();
        profile = new Profile();
        clicks = new Clicks();
        inputs = new Inputs();
    }

    private Memory(StateReader in, boolean isFirstVersion) {
        tally = Tally.read(in);
        times = Times.read(in);
        activity = Activity.read(in);
        keyframes = Keyframes.read(in);
        trail = PageTrail.read(in);
        profile = Profile.read(in);
        clicks = new Clicks();
        clicks.readBurst(in);
        subject = in.flag() ? new Subject(new WebsiteId(in.text()), new RecordingId(in.uuid())) : null;
        domWindow = in.flag() ? in.text() : null;
        inputs = isFirstVersion ? new Inputs() : Inputs.read(in);
        if (!isFirstVersion) {
            clicks.readUndecided(in);
            trail.readReturns(in);
            profile.readWithoutPii(in);
        }
    }

    /** @throws IllegalArgumentException if the bytes are no state, or one of a later version */
    static Memory read(byte[] state) {
        StateReader in = new StateReader(state);
        int version = in.version();
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException("state of Detect has unknown version " + version);
        }
        return new Memory(in, version == 1);
    }

    byte[] toBytes() {
        StateWriter out = new StateWriter(VERSION);
        tally.write(out);
        times.write(out);
        activity.write(out);
        keyframes.write(out);
        trail.write(out);
        profile.write(out);
        clicks.writeBurst(out);
        out.flag(subject != null);
        if (subject != null) {
            out.text(subject.websiteId().value()).uuid(subject.recordingId().value());
        }
        out.flag(domWindow != null);
        if (domWindow != null) {
            out.text(domWindow);
        }
        inputs.write(out);
        clicks.writeUndecided(out);
        trail.writeReturns(out);
        profile.writeWithoutPii(out);
        return out.toBytes();
    }
}
