package dev.playhead.ingest.privacy;

/**
 * A website's masking rules can't be applied, so nothing of it may be kept until they are corrected. Carries no stack. The
 * message names the rule.
 */
public final class BrokenMaskingRules extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenMaskingRules(String message) {
        super(message, null, false, false);
    }
}
