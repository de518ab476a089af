package dev.playhead.standalone.launch;

/** A website's public id and its two keys; the secret one reads and deletes. */
public record Website(String websiteId, String publicKey, String secretKey) {
    @Override
    public String toString() {
        return "Website[" + websiteId + "]";
    }
}
