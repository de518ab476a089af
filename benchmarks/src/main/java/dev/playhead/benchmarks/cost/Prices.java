package dev.playhead.benchmarks.cost;

/**
 * List prices in dollars, parameters of the benchmark: {@code -Dplayhead.price.…} changes one.
 *
 * @param write a million requests that write or list
 * @param read a million requests that read
 * @param storage a gigabyte for a month
 * @param traffic a gigabyte that leaves the store for the internet
 */
record Prices(String name, double write, double read, double storage, double traffic) {
    /** Cloudflare R2, standard storage. */
    static final Prices R2 = of("R2", 4.50, 0.36, 0.015, 0);

    /** Amazon S3 Standard, us-east-1. */
    static final Prices S3 = of("S3", 5.00, 0.40, 0.023, 0.09);

    /** An hour of one virtual core. */
    static final double CORE_HOUR = price("core-hour", 0.04);

    /** A gigabyte of block storage for a month. */
    static final double DISK = price("disk", 0.08);

    private static Prices of(String name, double write, double read, double storage, double traffic) {
        String prefix = name.toLowerCase(java.util.Locale.ROOT) + ".";
        return new Prices(
                name,
                price(prefix + "write", write),
                price(prefix + "read", read),
                price(prefix + "storage", storage),
                price(prefix + "traffic", traffic));
    }

    private static double price(String name, double list) {
        return Double.parseDouble(System.getProperty("playhead.price." + name, Double.toString(list)));
    }
}
