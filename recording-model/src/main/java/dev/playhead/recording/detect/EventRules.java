package dev.playhead.recording.detect;

import dev.playhead.recording.event.EventData;
import dev.playhead.recording.event.RecordedEvent;

/** Which rule an event is for. Mutations and mouse moves, which are most of them, are looked into by the DOM index alone. */
final class EventRules {
    private final Thresholds thresholds;
    private final Memory memory;
    private final PageDom dom;
    private final Findings findings;
    private final Views views;
    private final CustomEvents customEvents;
    private final PluginEvents pluginEvents;

    EventRules(Thresholds thresholds, Memory memory, PageUrls urls, PageDom dom, Findings findings) {
        this.thresholds = thresholds;
        this.memory = memory;
        this.dom = dom;
        this.findings = findings;
        this.views = new Views(memory, thresholds, urls, findings);
        this.customEvents = new CustomEvents(memory, thresholds, urls, views, findings);
        this.pluginEvents = new PluginEvents(thresholds.limits(), urls, findings);
    }

    void see(RecordedEvent event, Moment at) {
        memory.tally.event(event.end() - event.start());
        memory.clicks.pass(at.time(), thresholds.clicks(), findings);
        memory.inputs.pass(at.time(), thresholds.pace(), findings);
        switch (event.type()) {
            case Rrweb.FULL_SNAPSHOT -> {
                memory.keyframes.add(at.time(), thresholds.maxKeyframes());
                dom.keyframe(event, at.window());
            }
            case Rrweb.INCREMENTAL -> incremental(event, at);
            case Rrweb.META -> {
                EventData data = EventData.of(event);
                views.show(data.text("href"), data.integer("width", 0), data.integer("height", 0), at);
            }
            case Rrweb.CUSTOM -> customEvents.see(EventData.of(event), at);
            case Rrweb.PLUGIN -> pluginEvents.see(event, at);
            default -> {}
        }
    }

    private void incremental(RecordedEvent event, Moment at) {
        if (Rrweb.isAction(event.source())) {
            memory.times.active(at.time(), thresholds.pace().idleGapMs());
            memory.activity.add(at.time());
        }
        switch (event.source()) {
            case Rrweb.MUTATION -> {
                memory.clicks.change(at.time());
                dom.apply(event);
            }
            case Rrweb.MOUSE_INTERACTION -> {
                EventData data = EventData.of(event);
                if (data.integer("type", -1) == Rrweb.CLICK) {
                    click(data, at);
                }
            }
            case Rrweb.VIEWPORT_RESIZE -> {
                EventData data = EventData.of(event);
                memory.trail.resize(at.window(), data.integer("width", 0), data.integer("height", 0));
            }
            case Rrweb.INPUT -> {
                memory.clicks.answer(at.time());
                int node = EventData.of(event).integer("id", -1);
                memory.inputs.input(at, node, dom, memory.trail.url(at.window()), thresholds.pace(), findings);
            }
            case Rrweb.SCROLL, Rrweb.MEDIA_INTERACTION, Rrweb.SELECTION -> memory.clicks.answer(at.time());
            default -> {}
        }
    }

    private void click(EventData data, Moment at) {
        int node = data.integer("id", -1);
        PageTrail trail = memory.trail;
        FactDetail.Click click = new FactDetail.Click(
                node,
                data.number("x", 0),
                data.number("y", 0),
                trail.viewportWidth(at.window()),
                trail.viewportHeight(at.window()),
                dom.target(node, at.window()));
        memory.clicks.click(
                new ClickAt(at.position(), at.time(), trail.url(at.window()), click), thresholds.clicks(), findings);
    }
}
