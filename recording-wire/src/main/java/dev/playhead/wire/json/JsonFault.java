package dev.playhead.wire.json;

/** A document is not the JSON it should be. The message never quotes the document. */
public final class JsonFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonFault(String message) {
        super(message);
    }
}
