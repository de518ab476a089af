package dev.playhead.ingest.rrwebcloud;

/**
 * What one frame, a part of one, or several of text carried.
 *
 * @param length of what is in the array
 * @param compressed whether it belongs to the compressed stream (binary frames); else it is plain text
 */
record SocketPiece(byte[] bytes, int length, boolean compressed) {
    /** What an object costs that holds a piece, however small the piece is. */
    private static final int OBJECT_BYTES = 64;

    /** What it occupies. */
    long weight() {
        return OBJECT_BYTES + bytes.length;
    }
}
