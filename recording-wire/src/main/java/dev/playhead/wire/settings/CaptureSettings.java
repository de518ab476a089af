package dev.playhead.wire.settings;

/** What a recorder captures besides the DOM. By default the console only. */
public record CaptureSettings(boolean console, boolean network, boolean canvas) {
    public static final CaptureSettings DEFAULTS = new CaptureSettings(true, false, false);
}
