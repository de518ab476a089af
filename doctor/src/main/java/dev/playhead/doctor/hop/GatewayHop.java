package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Visit;

/** Somebody answers at the address. Asks for what the gateway keeps to itself, so that no service is needed. */
public final class GatewayHop implements Hop {
    @Override
    public HopName name() {
        return HopName.GATEWAY;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException {
        long began = System.nanoTime();
        visit.api().get("/q/health");
        return new Outcome.Passed(
                (System.nanoTime() - began) / 1_000_000, visit.options().url().toString());
    }
}
