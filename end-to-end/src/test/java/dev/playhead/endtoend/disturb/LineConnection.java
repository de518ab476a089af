package dev.playhead.endtoend.disturb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's connection to the store, request by request. */
final class LineConnection {
    private static final int LONGEST_HEAD = 65_536;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

    private final StoreLine line;
    private final Socket client;
    private @Nullable Socket store;
    private volatile boolean nextAnswerIsLost;

    LineConnection(StoreLine line, Socket client) {
        this.line = line;
        this.client = client;
    }

    /** Returns when one of the ends has closed, or the weather has changed. */
    void run() {
        try {
            InputStream requests = new BufferedInputStream(client.getInputStream());
            for (byte[] head = head(requests); head.length > 0; head = head(requests)) {
                if (!serve(head, requests)) {
                    return;
                }
            }
        } catch (IOException broken) {
            // Either end may hang up at any time: that is what clients of a store live with.
            return;
        } finally {
            line.forget(client);
            if (store != null) {
                line.forget(store);
            }
        }
    }

    /** Returns whether the connection goes on. */
    private boolean serve(byte[] head, InputStream requests) throws IOException {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        long body = length.find() ? Long.parseLong(length.group(1)) : 0;
        boolean writes = text.startsWith("PUT ") || text.startsWith("POST ");
        return switch (line.weather()) {
            case CLEAR -> pass(head, requests, body, true);
            case FULL ->
                writes ? refuse(507, "XMinioStorageFull", text, requests, body) : pass(head, requests, body, true);
            case UNAVAILABLE -> refuse(503, "SlowDown", text, requests, body);
            case SILENT -> {
                line.disturb();
                requests.transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case ANSWERS_LOST -> {
                line.disturb();
                pass(head, requests, body, false);
                // Until the answer's first byte has ended it all.
                requests.transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case GONE -> false;
        };
    }

    /** An interim answer, which asks for the body, passes in any case: without it nothing would be carried out. */
    private boolean pass(byte[] head, InputStream requests, long body, boolean answered) throws IOException {
        Socket to = store;
        if (to == null) {
            to = line.toStore();
            store = to;
            Socket from = to;
            line.inBackground(() -> answers(from));
        }
        OutputStream out = to.getOutputStream();
        nextAnswerIsLost = !answered && body == 0;
        out.write(head);
        byte[] buffer = new byte[65_536];
        for (long left = body; left > 0; ) {
            int read = requests.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return false;
            }
            left -= read;
            nextAnswerIsLost = !answered && left == 0;
            out.write(buffer, 0, read);
        }
        return true;
    }

    private void answers(Socket from) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !nextAnswerIsLost; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            return;
        } finally {
            line.forget(client);
            line.forget(from);
        }
    }

    /** Takes the body first, if the client sends it unasked: an answer before its end would be lost with the connection. */
    private boolean refuse(int status, String code, String head, InputStream requests, long body) throws IOException {
        line.disturb();
        if (!head.toLowerCase(Locale.ROOT).contains("\r\nexpect:")) {
            requests.skipNBytes(body);
        }
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + "</Message></Error>";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + " " + code + "\r\nContent-Type: application/xml\r\nContent-Length: "
                                + xml.length() + "\r\nConnection: close\r\n\r\n" + xml)
                        .getBytes(StandardCharsets.ISO_8859_1));
        return false;
    }

    /** A request's head with its empty line; nothing when the client has hung up. */
    private static byte[] head(InputStream requests) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = requests.read();
            if (next < 0) {
                return new byte[0];
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("a head of more than " + LONGEST_HEAD + " bytes");
            }
        }
        return head.toByteArray();
    }
}
