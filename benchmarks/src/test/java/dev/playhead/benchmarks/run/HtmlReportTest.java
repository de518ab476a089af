package dev.playhead.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.benchmarks.measure.Machine;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Size;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final Figures FIGURES = new Figures(
            Machine.here(),
            List.of(
                    Figure.of("ack <p50>", "ms", 6).against(4).ratioAtMost(2),
                    Figure.of("throughput", "MB/s", 2).against(10).ratioAtLeast(0.6)),
            List.of(new Plot(
                    "memory & more",
                    "live recordings",
                    "MiB",
                    List.of(new Plot.Line("ingest", List.of(new Plot.Point(100, 30), new Plot.Point(5_000, 60)))))));

    @Test
    void needsNothingFromElsewhere() {
        String html = HtmlReport.of(FIGURES, Size.FULL);

        assertThat(html).doesNotContain("http://", "https://", "src=", "@import", "url(");
        assertThat(html).contains("prefers-color-scheme:dark", "ack &lt;p50&gt;", "memory &amp; more");
    }

    @Test
    void drawsABarForEveryGoalAndALineForEverySeries() throws Exception {
        Document bars = parsed(GoalBars.svg(FIGURES.figures()));
        Document plot = parsed(LinePlot.figure(FIGURES.plots().getFirst()));

        assertThat(bars.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(bars.getElementsByTagName("rect")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("fill")
                        .getNodeValue())
                .isEqualTo("var(--well)");
        assertThat(bars.getElementsByTagName("rect")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("fill")
                        .getNodeValue())
                .isEqualTo("var(--ill)");
        assertThat(plot.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(plot.getElementsByTagName("circle").getLength()).isEqualTo(2);
    }

    /** SVG in HTML may leave quotes out, which a strict reader doesn't take. */
    private static Document parsed(String svg) throws Exception {
        String strict = svg.replaceAll("=([a-z0-9.-]+)(?=[ >])", "=\"$1\"");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(strict)));
    }
}
