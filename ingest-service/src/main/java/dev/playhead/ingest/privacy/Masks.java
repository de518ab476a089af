package dev.playhead.ingest.privacy;

import dev.playhead.recording.detect.PageUrls;
import java.util.HashMap;
import java.util.Map;

/** Masks strings by their role. Remembers the short ones of a chunk, which repeat. One chunk's, one thread's. */
final class Masks {
    private static final int LONGEST_REMEMBERED = 200;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_DATA_HEAD = 128;

    private final boolean isStrict;
    private final Rules rules;
    private final PageUrls urls;
    private final Budget budget;
    private final Map<String, String> remembered = new HashMap<>();

    Masks(boolean isStrict, Rules rules, PageUrls urls, Budget budget) {
        this.isStrict = isStrict;
        this.rules = rules;
        this.urls = urls;
        this.budget = budget;
    }

    /** Whether strings of this role can change at all. */
    boolean concern(Role role) {
        return switch (role) {
            case STRUCTURE -> false;
            case CONTENT -> !rules.isEmpty();
            case TEXT, VALUE, ARGUMENT, PAGE_URL, ID, METADATA -> true;
        };
    }

    String mask(Role role, String text) {
        return switch (role) {
            case STRUCTURE -> text;
            case CONTENT -> byRules(text);
            case TEXT -> isStrict ? Stars.text(text) : byRules(text);
            case VALUE -> isStrict ? Stars.value(text) : byRules(text);
            case ARGUMENT -> isStrict ? Stars.argument(text) : byRules(text);
            case PAGE_URL -> byRules(isStrict ? urls.clean(text) : text);
            case ID -> isStrict && !Ids.isOpaque(text) ? Stars.text(text) : byRules(text);
            case METADATA -> mask(isWebAddress(text) ? Role.PAGE_URL : Role.TEXT, text);
        };
    }

    /** The budget of what is masked. */
    Budget budget() {
        return budget;
    }

    private static boolean isWebAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private String byRules(String text) {
        if (rules.isEmpty() || text.isEmpty() || isImage(text)) {
            return text;
        }
        if (text.length() > LONGEST_REMEMBERED) {
            return rules.apply(text, budget);
        }
        String known = remembered.get(text);
        if (known == null) {
            known = rules.apply(text, budget);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(text, known);
            }
        }
        return known;
    }

    /** Inlined files in base64: a match in them would be chance, and a broken picture. Nothing else passes for one. */
    private static boolean isImage(String text) {
        if (!text.startsWith("data:")) {
            return false;
        }
        int head = text.indexOf(";base64,");
        if (head < 0 || head > LONGEST_DATA_HEAD) {
            return false;
        }
        for (int i = head + ";base64,".length(); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBase64 = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isBase64 && c != '+' && c != '/' && c != '=') {
                return false;
            }
        }
        return true;
    }
}
