package dev.playhead.wire.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.airlift.compress.v3.internal.NativeLoader;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.util.Optional;

/**
 * libdeflate's decompressor of a gzip member, from the library that aircompressor brings for Linux and macOS. Aircompressor's own classes don't tell
 * how much of the input a member was, without which a body that goes on behind it passes as whole. One thread at a time.
 */
final class LibDeflate {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int SUCCESS = 0;

    private record Functions(MethodHandle make, MethodHandle free, MethodHandle gzip) {}

    private static final Optional<Functions> LINKED = link();

    private final MethodHandle gzip;
    private final MemorySegment decompressor;
    private final long[] read = new long[1];

    private LibDeflate(Functions functions, MemorySegment decompressor) {
        this.gzip = functions.gzip;
        this.decompressor = decompressor;
        CLEANER.register(this, () -> call(functions.free, decompressor));
    }

    /** Whether the platform has it. */
    static boolean isHere() {
        return LINKED.isPresent();
    }

    /** A new decompressor; only where it {@link #isHere}. */
    static LibDeflate create() {
        Functions functions = LINKED.orElseThrow();
        MemorySegment made = (MemorySegment) call(functions.make);
        if (made.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError("libdeflate has no room for a decompressor");
        }
        return new LibDeflate(functions, made);
    }

    /**
     * Whether a body is a single gzip member, checksum and all, that becomes exactly so many bytes. Until it answers no collection begins, so the
     * body should be of a few MB at most.
     *
     * @param into begins with those bytes, or with any if the answer is no
     */
    boolean isMemberOf(byte[] body, byte[] into, int length) {
        try {
            int result = (int) gzip.invokeExact(
                    decompressor,
                    MemorySegment.ofArray(body),
                    (long) body.length,
                    MemorySegment.ofArray(into),
                    (long) length,
                    MemorySegment.ofArray(read),
                    MemorySegment.NULL);
            return result == SUCCESS && read[0] == body.length;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** C has no exceptions. */
    private static RuntimeException impossible(Throwable e) {
        return switch (e) {
            case Error error -> throw error;
            case RuntimeException mistake -> mistake;
            default -> new IllegalStateException("libdeflate", e);
        };
    }

    private static Optional<Functions> link() {
        try {
            SymbolLookup library = NativeLoader.loadLibrary("deflate");
            return Optional.of(new Functions(
                    function(library, "libdeflate_alloc_decompressor", FunctionDescriptor.of(ADDRESS)),
                    function(library, "libdeflate_free_decompressor", FunctionDescriptor.ofVoid(ADDRESS)),
                    function(
                            library,
                            "libdeflate_gzip_decompress_ex",
                            FunctionDescriptor.of(JAVA_INT, new MemoryLayout[] {
                                ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS
                            }))));
        } catch (LinkageError | UnsupportedOperationException | IllegalCallerException e) {
            // No such library, no linker for the platform, or no leave for native calls: gzip is inflated all the same.
            System.getLogger(LibDeflate.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "gzip is inflated by the JDK, at half the speed: {0}",
                            e.getMessage());
            return Optional.empty();
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor signature) {
        MemorySegment address = library.find(name).orElseThrow(() -> new LinkageError("there is no " + name));
        return Linker.nativeLinker().downcallHandle(address, signature, Linker.Option.critical(true));
    }
}
