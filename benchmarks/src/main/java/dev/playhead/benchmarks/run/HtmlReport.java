package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.benchmarks.measure.Machine;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Size;
import dev.playhead.benchmarks.measure.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One page that needs nothing else: what was measured where, how far the goals are, and the plots. */
final class HtmlReport {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Playhead benchmarks</title>
            <style>
            :root{color-scheme:light dark;--ink:#1b2230;--dim:#667085;--paper:#fff;--line:#d5dae3;--well:#16835a;--ill:#c2341d;--1:#2f6fde;--2:#d9730d;--3:#7a49c8;--4:#0f8b8d}
            @media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--dim:#98a2b3;--paper:#14171d;--line:#333a46;--well:#4cc38a;--ill:#ff7a63;--1:#7aa7ff;--2:#ffab5e;--3:#bb9af7;--4:#5fd0d2}}
            body{font:15px/1.5 system-ui,sans-serif;max-width:1080px;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--paper)}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}p,caption{color:var(--dim)}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.well{color:var(--well)}.ill{color:var(--ill);font-weight:600}
            svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}svg .dim{fill:var(--dim)}svg .axis{stroke:var(--line)}
            figure{display:inline-block;margin:.5rem .5rem .5rem 0}figcaption{font-weight:600}
            </style></head><body>
            """;

    private HtmlReport() {}

    static String of(Figures figures, Size size) {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<h1>Playhead benchmarks</h1>\n").append(machine(figures.machine(), size));
        html.append("<h2>Distance to the goals</h2>\n").append(GoalBars.svg(figures.figures()));
        html.append(
                "<h2>Figures</h2>\n<table><thead><tr><th>figure</th><th>unit</th><th class=n>value</th><th class=n>baseline</th>"
                        + "<th class=n>ratio</th><th>goal</th><th></th></tr></thead><tbody>\n");
        figures.figures().forEach(one -> html.append(row(one)));
        html.append("</tbody></table>\n<h2>Plots</h2>\n");
        for (Plot plot : figures.plots()) {
            html.append(LinePlot.figure(plot));
        }
        return html.append("</body></html>\n").toString();
    }

    private static String machine(Machine machine, Size size) {
        return String.format(
                Locale.ROOT,
                "<p>%s, %d cores, %.1f GiB; %s; Java %s; load average %.2f when it began, %s. %s</p>%n",
                escaped(machine.processor()),
                machine.cores(),
                machine.memoryGib(),
                escaped(machine.system()),
                escaped(machine.java()),
                machine.load(),
                escaped(machine.at()),
                size == Size.FULL
                        ? "Full form."
                        : "Quick form: fewer rounds, and compilers are still at work in what is measured.");
    }

    private static String row(Figure one) {
        return "<tr><td>" + escaped(one.name()) + "</td><td>" + escaped(one.unit()) + "</td><td class=n>"
                + Table.number(one.value()) + "</td><td class=n>" + number(one.baseline()) + "</td><td class=n>"
                + number(one.ratio()) + "</td><td>"
                + (one.goal() == null ? "" : one.goal().text()) + "</td>" + verdict(one.met()) + "</tr>\n";
    }

    private static String verdict(@Nullable Boolean met) {
        if (met == null) {
            return "<td></td>";
        }
        return met ? "<td class=well>met</td>" : "<td class=ill>missed</td>";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Table.number(value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
