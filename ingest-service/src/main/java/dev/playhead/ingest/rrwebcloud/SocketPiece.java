package dev.playhead.ingest.rrwebcloud;

/**
 * What one frame, or a part of one, carried.
 *
 * @param compressed whether it belongs to the compressed stream (binary frames); else it is plain text
 */
record SocketPiece(byte[] bytes, boolean compressed) {}
