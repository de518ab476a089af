package dev.playhead.indexer;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** rrweb events as NDJSON, each with a mark that tells it from all others. */
final class Events {

    static final long T0 = 1_760_000_000_000L;

    private Events() {}

    static String meta(String href, long at) {
        return "{\"type\":4,\"timestamp\":" + at + ",\"data\":{\"href\":\"" + href
                + "\",\"width\":1280,\"height\":800}}\n";
    }

    static String snapshot(long at) {
        return "{\"type\":2,\"timestamp\":" + at
                + ",\"data\":{\"node\":{\"type\":0,\"id\":1,\"childNodes\":[]},\"initialOffset\":{\"top\":0,\"left\":0}}}\n";
    }

    /** A page with one button, node 5, id "buy". */
    static String buttonPage(long at) {
        return "{\"type\":2,\"timestamp\":" + at
                + ",\"data\":{\"node\":{\"type\":0,\"id\":1,\"childNodes\":[{\"type\":2,\"id\":2,\"tagName\":\"html\",\"attributes\":{},"
                + "\"childNodes\":[{\"type\":2,\"id\":3,\"tagName\":\"body\",\"attributes\":{},\"childNodes\":[{\"type\":2,\"id\":5,"
                + "\"tagName\":\"button\",\"attributes\":{\"id\":\"buy\"},\"childNodes\":[]}]}]}]},"
                + "\"initialOffset\":{\"top\":0,\"left\":0}}}\n";
    }

    static String click(int node, int x, int y, long at) {
        return "{\"type\":3,\"timestamp\":" + at + ",\"data\":{\"source\":2,\"type\":2,\"id\":" + node + ",\"x\":" + x
                + ",\"y\":" + y + "}}\n";
    }

    static String error(String message, long at) {
        return "{\"type\":5,\"timestamp\":" + at
                + ",\"data\":{\"tag\":\"playhead:error\",\"payload\":{\"kind\":\"error\",\"message\":\"" + message
                + "\",\"stack\":\"Error: x\\n    at buy (https://shop.example/a.js:1:2)\"}}}\n";
    }

    /** Custom events from..to (exclusive) with their numbers. */
    static String marks(String mark, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"type\":5,\"timestamp\":" + (T0 + 10_000 + i)
                        + ",\"data\":{\"tag\":\"test\",\"payload\":{\"mark\":\"" + mark + "-" + i + "\"}}}\n")
                .collect(Collectors.joining());
    }

    /** One event that is larger than a frame of 900 KiB. */
    static String large(String mark, int bytes) {
        return "{\"type\":5,\"timestamp\":" + T0 + ",\"data\":{\"tag\":\"test\",\"payload\":{\"mark\":\"" + mark
                + "\",\"pad\":\"" + "x".repeat(bytes) + "\"}}}\n";
    }
}
