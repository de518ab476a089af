package dev.playhead.ingest.privacy;

import org.jspecify.annotations.Nullable;

/** An object or array that the walk is in. Frames are used again at their depth: a snapshot has a hundred thousand nodes. */
final class Frame {
    static final int UNKNOWN = Integer.MIN_VALUE;

    Place place = Place.OTHER;
    /** Of the member that is read now; of an array, the name that it has itself. */
    String name = "";
    /** Of the node, or of the node whose attributes these are. */
    @Nullable
    String tag;
    /** Of the element that the node is in, as far as it is known. */
    @Nullable
    String parentTag;

    int id = UNKNOWN;
    /** The edit of the node's text, or none. */
    int textEdit = UNKNOWN;
    /** The method or property of a canvas that is called or set. */
    @Nullable
    String property;

    void enter(Place newPlace, String newName) {
        place = newPlace;
        name = newName;
        tag = null;
        parentTag = null;
        id = UNKNOWN;
        textEdit = UNKNOWN;
        property = null;
    }
}
