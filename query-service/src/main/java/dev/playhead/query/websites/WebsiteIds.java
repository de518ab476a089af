package dev.playhead.query.websites;

import dev.playhead.recording.WebsiteId;
import java.security.SecureRandom;

/** Makes website ids. They are public; random, so that nobody's number of websites shows. */
final class WebsiteIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebsiteIds() {}

    static WebsiteId mint() {
        StringBuilder id = new StringBuilder("flid_");
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new WebsiteId(id.toString());
    }
}
