package dev.playhead.ingest.rrwebcloud;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Tells the framework that a request which became a socket has ended with it. The framework would count it among the
 * requests in progress for ever, and a service that has had a single socket would wait out its whole shutdown timeout.
 */
final class UpgradedRequest {
    private static final MethodHandle DONE = done();

    private UpgradedRequest() {}

    static void end(HttpServerRequest request) {
        QuarkusRequestWrapper counted = QuarkusRequestWrapper.get(request);
        try {
            DONE.invoke(counted);
        } catch (Throwable e) {
            throw new IllegalStateException("the framework's request counts no longer", e);
        }
    }

    /** The framework offers no other way in. */
    private static MethodHandle done() {
        try {
            return MethodHandles.privateLookupIn(QuarkusRequestWrapper.class, MethodHandles.lookup())
                    .findVirtual(QuarkusRequestWrapper.class, "done", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
