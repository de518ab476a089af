package dev.playhead.recording.detect;

/** Texts from outside in bounded length, always encodable: state and facts must come back from UTF-8 as they went in. */
final class Clip {
    private Clip() {}

    /** At most that many characters; a surrogate without its other half becomes U+FFFD, at the cut it is left out. */
    static String to(int most, String text) {
        int end = Math.min(most, text.length());
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String cut = text.substring(0, end);
        for (int i = 0; i < end; i++) {
            if (Character.isSurrogate(cut.charAt(i))) {
                return cut.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return cut;
    }
}
