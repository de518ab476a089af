package dev.playhead.seed.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** How recordings spread over the hours of the seeded days: more by day than by night, fewer at weekends. */
final class Days {
    static final long HOUR_MS = 3_600_000L;

    /** No hour is busier. */
    static final double BUSIEST = 10.5;

    private static final double WEEKEND = 0.62;

    /** Visits of a local day's hours, midnight first. */
    private static final double[] HOURS = {
        2, 1, .7, .5, .5, .8, 2, 4, 7, 9, 10, 10.5, 10, 9.5, 9.5, 9, 8.5, 8, 8, 8.5, 9, 8.5, 6.5, 4
    };

    private final long from;
    private final long[] until;

    /** @param end epoch milliseconds, the last hour ends here */
    Days(long recordings, int days, long end, List<World.Country> countries) {
        int hours = days * 24;
        from = end - hours * HOUR_MS;
        double[] sums = new double[hours];
        double sum = 0;
        for (int hour = 0; hour < hours; hour++) {
            sum += weight(from + hour * HOUR_MS, countries);
            sums[hour] = sum;
        }
        until = new long[hours];
        for (int hour = 0; hour < hours; hour++) {
            until[hour] = Math.round(recordings * sums[hour] / sum);
        }
    }

    int hours() {
        return until.length;
    }

    long start(int hour) {
        return from + hour * HOUR_MS;
    }

    /** Numbers of the hour's recordings: from this one, up to that of the next hour. */
    long first(int hour) {
        return hour == 0 ? 0 : until[hour - 1];
    }

    long end(int hour) {
        return until[hour];
    }

    /** How busy people are in a country at that time. */
    static double busy(long time, int utcOffset) {
        var local = Instant.ofEpochMilli(time).atOffset(ZoneOffset.ofHours(utcOffset));
        boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        return HOURS[local.getHour()] * (weekend ? WEEKEND : 1);
    }

    private static double weight(long time, List<World.Country> countries) {
        return countries.stream()
                .mapToDouble(country -> country.share() * busy(time, country.utcOffset()))
                .sum();
    }
}
