package dev.playhead.seed.world;

import dev.playhead.recording.Position;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The facts of one recording as they happen. Not thread-safe. */
final class FactTrail {
    private static final int FASTEST_CLICK_MS = 90;
    private static final int SLOWEST_CLICK_MS = 420;

    private final Subject subject;
    private final World.Client client;
    private final SplittableRandom random;
    private final List<Fact> facts = new ArrayList<>();
    private String page = "";
    private long since;
    private int position;

    FactTrail(Subject subject, World.Client client, SplittableRandom random) {
        this.subject = subject;
        this.client = client;
        this.random = random;
    }

    List<Fact> facts() {
        return facts;
    }

    void view(String href, long time) {
        long before = page.isEmpty() ? 0 : time - since;
        write(time, href, new FactDetail.PageView(href, page, before));
        page = href;
        since = time;
    }

    void click(World.Element element, long time) {
        double x = Math.round(jitter(element.x()) * client.width());
        double y = Math.round(jitter(element.y()) * client.height());
        write(time, page, clicked(element, x, y));
        if (random.nextDouble() < element.dead()) {
            addToLast(
                    time,
                    new FactDetail.DeadClick(nodeId(element), x, y, client.width(), client.height(), target(element)));
        }
    }

    /** Clicks in quick succession, and the burst that they are. */
    void rage(World.Element element, int clicks, long time) {
        double x = Math.round(jitter(element.x()) * client.width());
        double y = Math.round(jitter(element.y()) * client.height());
        long at = time;
        for (int i = 0; i < clicks; i++) {
            at += i == 0 ? 0 : random.nextInt(FASTEST_CLICK_MS, SLOWEST_CLICK_MS);
            write(at, page, clicked(element, x, y));
        }
        FactDetail burst = new FactDetail.RageClick(
                nodeId(element),
                x,
                y,
                client.width(),
                client.height(),
                clicks,
                at - time,
                random.nextInt(4) == 0 ? 1 : 0,
                target(element));
        addToLast(at, burst);
    }

    void fail(World.ErrorKind kind, long time) {
        write(time, page, new FactDetail.Failure(kind.source(), kind.message(), kind.stack(), kind.fingerprint()));
    }

    private FactDetail clicked(World.Element element, double x, double y) {
        return new FactDetail.Click(nodeId(element), x, y, client.width(), client.height(), target(element));
    }

    private void write(long time, String pageUrl, FactDetail detail) {
        facts.add(new Fact(subject, new Position(position++, 0), detail.ordinal(), time, pageUrl, detail));
    }

    /** Of the last click, hence at its position; the ordinal tells them apart. */
    private void addToLast(long time, FactDetail detail) {
        facts.add(new Fact(subject, new Position(position - 1, 0), detail.ordinal(), time, page, detail));
    }

    private double jitter(double share) {
        return Math.clamp(share + random.nextGaussian() * 0.012, 0.01, 0.99);
    }

    private static Target target(World.Element element) {
        return new Target(element.tag(), element.selector(), element.text());
    }

    private static int nodeId(World.Element element) {
        return 20 + Math.floorMod(element.selector().hashCode(), 900);
    }
}
