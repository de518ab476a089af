package dev.playhead.benchmarks.measure;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What benchmarks found on one machine. As JSON {@code {"machine":{…},"figures":[{"name","unit","value","baseline","ratio","goal",
 * "met"}],"plots":[…]}}.
 */
public record Figures(Machine machine, List<Figure> figures, List<Plot> plots) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    public Figures {
        figures = List.copyOf(figures);
        plots = List.copyOf(plots);
    }

    /** Found on this machine. */
    public static Figures of(List<Figure> figures) {
        return new Figures(Machine.here(), figures, List.of());
    }

    public static Figures read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Figures.class);
    }

    /** Makes the folder if it is missing. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }

    /** These, then the other's. */
    public Figures and(Figures other) {
        return new Figures(machine, both(figures, other.figures), both(plots, other.plots));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return new ArrayList<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
