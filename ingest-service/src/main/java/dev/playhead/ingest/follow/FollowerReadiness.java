package dev.playhead.ingest.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when all settings are known: an instance that knows no website would refuse every recorder. */
@Readiness
@ApplicationScoped
public class FollowerReadiness implements HealthCheck {
    private final TopicFollower follower;

    @Inject
    public FollowerReadiness(TopicFollower follower) {
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("website settings are caught up")
                .status(follower.isCaughtUp())
                .build();
    }
}
