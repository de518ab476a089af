package dev.playhead.recording.detect;

import dev.playhead.recording.state.ContentHash;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Which page each window shows, and the order in which pages were viewed. Windows are kept apart because an old page's
 * last chunk may come after the new page's first.
 */
final class PageTrail {
    /** More windows than can be alive in one tab at a time; the one unheard of for longest is forgotten. */
    private static final int MAX_WINDOWS = 16;

    static final long NO_RETURN = -1;

    /** @param hrefHash of the href as it came: pages that differ in a removed query value are still different pages */
    private record Page(long hrefHash, String url, int width, int height) {}

    private final LinkedHashMap<Long, Page> windows = new LinkedHashMap<>();
    private final SequencedSet<String> distinct = new LinkedHashSet<>();
    private String startUrl = "";
    private String entryUrl = "";
    private String lastUrl = "";
    private long lastEnteredAt;

    /** The last two different pages by their hrefs' hashes, and when the last one was entered: what a return is told by. */
    private long lastHash;

    private long hashBeforeLast;
    private long lastHashAt;

    /** Where a recorder says that it starts; counts as the page until the first Meta. */
    void start(String url) {
        startUrl = url;
    }

    String url(@Nullable String window) {
        Page page = windows.get(key(window));
        return page == null ? startUrl : page.url;
    }

    int viewportWidth(@Nullable String window) {
        Page page = windows.get(key(window));
        return page == null ? 0 : page.width;
    }

    int viewportHeight(@Nullable String window) {
        Page page = windows.get(key(window));
        return page == null ? 0 : page.height;
    }

    void resize(@Nullable String window, int width, int height) {
        Page page = windows.get(key(window));
        if (page != null) {
            put(key(window), new Page(page.hrefHash, page.url, width, height));
        }
    }

    /**
     * @param quickBackMs how long the page before was shown, where it stood between two views of this page; -1 otherwise
     */
    record Entered(FactDetail.PageView view, long quickBackMs) {}

    /** Entered where the window is new or the href another; a checkout's Meta enters nothing. */
    Optional<Entered> show(
            @Nullable String window, String href, String url, int width, int height, long time, int maxPages) {
        long key = key(window);
        Page before = windows.get(key);
        long hrefHash = ContentHash.of(href);
        put(key, new Page(hrefHash, url, width, height));
        if (before != null && before.hrefHash == hrefHash) {
            return Optional.empty();
        }
        boolean isFirst = lastEnteredAt == 0;
        FactDetail.PageView view =
                new FactDetail.PageView(url, lastUrl, isFirst ? 0 : Math.max(0, time - lastEnteredAt));
        if (isFirst) {
            entryUrl = url;
        }
        lastUrl = url;
        lastEnteredAt = time;
        if (distinct.size() < maxPages) {
            distinct.add(url);
        }
        return Optional.of(new Entered(view, enter(hrefHash, time)));
    }

    /** A reload enters no other page. */
    private long enter(long hrefHash, long time) {
        if (hrefHash == lastHash) {
            return NO_RETURN;
        }
        boolean isReturn = hrefHash == hashBeforeLast && time >= lastHashAt;
        long away = isReturn ? time - lastHashAt : NO_RETURN;
        hashBeforeLast = lastHash;
        lastHash = hrefHash;
        lastHashAt = time;
        return away;
    }

    Rollup.Pages pages() {
        boolean none = lastEnteredAt == 0;
        return new Rollup.Pages(none ? startUrl : entryUrl, none ? startUrl : lastUrl, List.copyOf(distinct));
    }

    void write(StateWriter out) {
        out.unsigned(windows.size());
        windows.forEach((key, page) -> out.fixed(key)
                .fixed(page.hrefHash)
                .text(page.url)
                .signed(page.width)
                .signed(page.height));
        List<String> urls = new ArrayList<>(distinct);
        out.unsigned(urls.size());
        urls.forEach(out::text);
        out.text(startUrl).text(entryUrl).text(lastUrl).signed(lastEnteredAt);
    }

    static PageTrail read(StateReader in) {
        PageTrail trail = new PageTrail();
        for (int left = in.count(); left > 0; left--) {
            trail.windows.put(in.fixed(), new Page(in.fixed(), in.text(), (int) in.signed(), (int) in.signed()));
        }
        for (int left = in.count(); left > 0; left--) {
            trail.distinct.add(in.text());
        }
        trail.startUrl = in.text();
        trail.entryUrl = in.text();
        trail.lastUrl = in.text();
        trail.lastEnteredAt = in.signed();
        return trail;
    }

    void writeReturns(StateWriter out) {
        out.fixed(lastHash).fixed(hashBeforeLast).signed(lastHashAt);
    }

    void readReturns(StateReader in) {
        lastHash = in.fixed();
        hashBeforeLast = in.fixed();
        lastHashAt = in.signed();
    }

    private void put(long key, Page page) {
        windows.remove(key);
        if (windows.size() >= MAX_WINDOWS) {
            windows.pollFirstEntry();
        }
        windows.put(key, page);
    }

    private static long key(@Nullable String window) {
        return window == null ? 0 : ContentHash.of(window);
    }
}
