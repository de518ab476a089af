package dev.playhead.query.websites;

import dev.playhead.query.QuerySettings;
import dev.playhead.wire.settings.WebsiteSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Writes settings to {@code playhead.websites}, keyed by website. Readers ignore lower versions, so writing twice does no harm. */
@ApplicationScoped
class SettingsTopic {
    private static final Logger LOG = Logger.getLogger(SettingsTopic.class);

    private final MutinyEmitter<Record<String, String>> topic;
    private final QuerySettings settings;
    private final Counter published;
    private final Counter failed;

    SettingsTopic(
            @Channel("websites") MutinyEmitter<Record<String, String>> topic,
            QuerySettings settings,
            MeterRegistry metrics) {
        this.topic = topic;
        this.settings = settings;
        this.published = Counter.builder("playhead.websites.published")
                .description("Settings documents that Kafka took, repeated ones included")
                .register(metrics);
        this.failed = Counter.builder("playhead.websites.publish.failures")
                .description("Settings documents that Kafka did not take in time; the next republish brings them")
                .register(metrics);
    }

    /** Ends when Kafka has it or the wait is over; never fails, since the republish brings what is missing. */
    Uni<Void> publish(WebsiteSettings website) {
        return topic.send(Record.of(website.websiteId().value(), website.toJson()))
                .ifNoItem()
                .after(settings.publishTimeout())
                .fail()
                .invoke(() -> published.increment())
                .onFailure()
                .recoverWithUni(failure -> {
                    failed.increment();
                    LOG.warnf(
                            "settings not published, the next republish brings them: websiteId=%s version=%d cause=%s",
                            website.websiteId(), website.version(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }
}
