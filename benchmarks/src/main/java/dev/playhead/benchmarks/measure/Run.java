package dev.playhead.benchmarks.measure;

import dev.playhead.benchmarks.system.PlayheadSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One run of one benchmark: how much to measure, where things are, and what was found. Used by one thread. */
public final class Run {
    private final Path root;
    private final Size size;
    private final PlayheadSystem system;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();

    /**
     * @param root the repository's, with built services
     * @param system which others may have used before, and will afterwards
     * @param progress told a line at a time
     */
    public Run(Path root, Size size, PlayheadSystem system, Consumer<String> progress) {
        this.root = root.toAbsolutePath().normalize();
        this.size = size;
        this.system = system;
        this.progress = progress;
    }

    public Path root() {
        return root;
    }

    /** Where a benchmark starts what it needs; it ends nothing but what it has changed. */
    public PlayheadSystem system() {
        return system;
    }

    public Size size() {
        return size;
    }

    /** The real recordings, {@code *.ndjson.zst}. */
    public Path recordings() {
        return root.resolve("end-to-end/src/test/resources/recordings");
    }

    /** By the run's size. */
    public <T> T pick(T smoke, T quick, T full) {
        return switch (size) {
            case SMOKE -> smoke;
            case QUICK -> quick;
            case FULL -> full;
        };
    }

    /** A line for whoever waits. */
    public void say(String format, Object... values) {
        progress.accept(String.format(Locale.ROOT, format, values));
    }

    public void found(Figure figure) {
        figures.add(figure);
        progress.accept(Table.line(figure));
    }

    public void plot(Plot plot) {
        plots.add(plot);
    }

    public Figures figures() {
        return new Figures(Machine.here(), figures, plots);
    }
}
