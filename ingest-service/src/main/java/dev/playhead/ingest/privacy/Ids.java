package dev.playhead.ingest.privacy;

/** Ids of visitors, sessions and users, which sites make of whatever they have. */
final class Ids {
    private static final int LONGEST = 128;

    private Ids() {}

    /** Whether it tells nobody by itself: one word, and no mail address. Others are text like any. */
    static boolean isOpaque(String id) {
        if (id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isAlphanumeric && "._:=|~-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
