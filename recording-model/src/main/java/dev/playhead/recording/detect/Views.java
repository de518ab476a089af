package dev.playhead.recording.detect;

/** Which page is shown, whatever told it: rrweb's Meta or a recorder's own event. */
final class Views {
    private final Memory memory;
    private final Thresholds thresholds;
    private final PageUrls urls;
    private final Findings findings;

    Views(Memory memory, Thresholds thresholds, PageUrls urls, Findings findings) {
        this.memory = memory;
        this.thresholds = thresholds;
        this.urls = urls;
        this.findings = findings;
    }

    /** The same document may show another page: its viewport stays. */
    void show(String href, Moment at) {
        PageTrail trail = memory.trail;
        show(href, trail.viewportWidth(at.window()), trail.viewportHeight(at.window()), at);
    }

    void show(String href, int width, int height, Moment at) {
        if (href.isEmpty()) {
            return;
        }
        String full = PageUrls.resolve(href, memory.trail.url(at.window()));
        String url = urls.clean(full);
        memory.trail
                .show(at.window(), full, url, width, height, at.time(), thresholds.maxPages())
                .ifPresent(entered -> write(entered, url, at));
    }

    private void write(PageTrail.Entered entered, String url, Moment at) {
        memory.clicks.change(at.time());
        FactDetail.PageView view = entered.view();
        findings.write(at.position(), at.time(), url, view);
        long away = entered.quickBackMs();
        if (away != PageTrail.NO_RETURN && away < thresholds.pace().quickBackMs()) {
            findings.write(at.position(), at.time(), url, new FactDetail.QuickBack(url, view.previousHref(), away));
        }
    }
}
