package dev.playhead.embedded.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers queries. A statement has to fit {@link #MOST_SQL} bytes; the data of an INSERT passes through in pieces. */
final class QueryHandler implements HttpHandler {
    private static final Logger LOG = System.getLogger(QueryHandler.class.getName());
    private static final int HEAD_BYTES = 256 * 1024; // as much as ClickHouse parses of a query by default
    private static final int MOST_SQL = 64 << 20; // an INSERT … SELECT or a SELECT longer than this is a mistake
    private static final long MOST_DRAINED = 256L << 20;

    private final ConnectionPool pool;
    private final Credentials credentials;
    private final long maxBodyBytes;

    QueryHandler(ConnectionPool pool, Credentials credentials, long maxBodyBytes) {
        this.pool = pool;
        this.credentials = credentials;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Answer answer = new Answer(request, pool.version());
        try (exchange) {
            try {
                credentials.check(request);
                refuseSession(request);
                if (request.isEmpty()) {
                    ok(exchange);
                    return;
                }
                answer(request, answer);
            } catch (ClickHouseException e) {
                drain(exchange);
                answer.fail(e);
            } catch (BoundedBody.TooLarge e) {
                answer.fail(new ClickHouseException(
                        ClickHouseException.QUERY_IS_TOO_LARGE, String.valueOf(e.getMessage()), "QUERY_IS_TOO_LARGE"));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the front failed", e);
                answer.fail(new ClickHouseException(
                        ClickHouseException.UNKNOWN_EXCEPTION, "The HTTP front failed: " + e, "UNKNOWN_EXCEPTION"));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client left, or sent what cannot be decoded", e);
                answer.fail(new ClickHouseException(
                        ClickHouseException.UNKNOWN_EXCEPTION, String.valueOf(e.getMessage()), "UNKNOWN_EXCEPTION"));
            }
        }
    }

    private void answer(Request request, Answer answer) throws ClickHouseException, IOException {
        InputStream text = request.text(maxBodyBytes);
        byte[] head = text.readNBytes(HEAD_BYTES);
        Statement statement = head.length < HEAD_BYTES ? Statement.of(latin1(head)) : longStatement(head, text);
        refuseWriting(request, statement);
        Map<String, String> settings = request.settings();
        boolean changesSession = statement instanceof Statement.Other other && other.changesSession();
        Progress progress = pool.with(
                settings,
                request.database(),
                changesSession,
                connection -> run(connection, request, statement, head, text, answer));
        answer.finish(progress);
    }

    /** A long INSERT is known from its head; anything else is read to its end. */
    private static Statement longStatement(byte[] head, InputStream rest) throws ClickHouseException, IOException {
        if (SqlWords.first(latin1(head), 1).stream()
                .anyMatch(word -> word.text().equals("INSERT"))) {
            Statement insert = Statement.of(latin1(head));
            if (insert instanceof Statement.InsertData) {
                return insert;
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head);
        whole.write(rest.readNBytes(MOST_SQL - head.length));
        if (rest.read() >= 0) {
            throw new BoundedBody.TooLarge(MOST_SQL);
        }
        return Statement.of(whole.toString(StandardCharsets.ISO_8859_1));
    }

    private Progress run(
            EngineConnection connection,
            Request request,
            Statement statement,
            byte[] head,
            InputStream rest,
            Answer answer)
            throws ClickHouseException, IOException {
        return switch (statement) {
            case Statement.Select select -> select(connection, request, select, answer);
            case Statement.InsertData insert -> insert(connection, request, insert, head, rest, answer);
            case Statement.Other other -> whole(connection, request, other.sql(), other.format(), answer);
        };
    }

    private static Progress select(EngineConnection connection, Request request, Statement.Select select, Answer answer)
            throws ClickHouseException, IOException {
        String format = select.format() == null ? request.defaultFormat() : select.format();
        Joint joint = Joint.of(format);
        if (joint == Joint.WHOLE || request.isSet("wait_end_of_query")) {
            return whole(connection, request, select.sql(), select.format(), answer);
        }
        answer.describe(format);
        try {
            return connection.stream(select.sql(), format, request.parameters(), answer.sink(joint));
        } catch (ClickHouseException e) {
            if (e.isStreamingRefused()) {
                return whole(connection, request, select.sql(), select.format(), answer);
            }
            throw e;
        }
    }

    private static Progress whole(
            EngineConnection connection, Request request, byte[] sql, @Nullable String named, Answer answer)
            throws ClickHouseException, IOException {
        String format = named == null ? request.defaultFormat() : named;
        answer.describe(format);
        return connection.query(sql, format, request.parameters(), answer.sink(Joint.WHOLE));
    }

    private static Progress insert(
            EngineConnection connection,
            Request request,
            Statement.InsertData insert,
            byte[] head,
            InputStream rest,
            Answer answer)
            throws ClickHouseException, IOException {
        answer.describe(request.defaultFormat());
        if (insert.format().equals("Values") && head.length < HEAD_BYTES) {
            // The engine's own parser knows expressions and parameters among the values.
            return connection.query(head, request.defaultFormat(), request.parameters(), answer.sink(Joint.WHOLE));
        }
        byte[] begun = Arrays.copyOfRange(head, insert.dataStart(), head.length);
        InputStream data = new SequenceInputStream(new ByteArrayInputStream(begun), rest);
        return connection.insert(insert.sql(), insert.format(), request.parameters(), data);
    }

    private static void refuseSession(Request request) throws ClickHouseException {
        if (request.address().containsKey("session_id")) {
            throw new ClickHouseException(
                    ClickHouseException.NOT_IMPLEMENTED, "This server has no HTTP sessions", "NOT_IMPLEMENTED");
        }
    }

    private static void refuseWriting(Request request, Statement statement) throws ClickHouseException {
        boolean reads =
                switch (statement) {
                    case Statement.Select select -> true;
                    case Statement.InsertData insert -> false;
                    case Statement.Other other -> other.reads();
                };
        if (!reads && request.isReadOnly()) {
            throw new ClickHouseException(
                    ClickHouseException.READONLY, "Cannot execute query in readonly mode", "READONLY");
        }
    }

    /** A client that still sends gets to read the answer only after its body was taken. */
    private static void drain(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        byte[] buffer = new byte[64 * 1024];
        long seen = 0;
        for (int n = body.read(buffer); n >= 0 && seen < MOST_DRAINED; n = body.read(buffer)) {
            seen += n;
        }
    }

    private static void ok(HttpExchange exchange) throws IOException {
        byte[] text = "Ok.\n".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
