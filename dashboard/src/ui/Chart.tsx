import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useShownTheme } from "../app/theme.ts";

export interface ChartProps {
  /** Along the axis: times (epoch ms) make lines, names make bars. */
  readonly along:
    | { readonly kind: "times"; readonly values: readonly number[] }
    | { readonly kind: "names"; readonly values: readonly string[] };
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** CSS px. */
  readonly height?: number;
}

const COLOURS = ["--head", "--focus", "--good", "--warn", "--muted"] as const;

/** Lines over time, or bars by name, in the theme's colours. */
export function Chart(props: ChartProps) {
  const { along, series, height = 280 } = props;
  const root = useRef<HTMLDivElement>(null);
  const theme = useShownTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas keeps the colours that it was drawn in
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const colour = (name: string) => resolved(element, name);
    const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    const { names, x } =
      along.kind === "names"
        ? { names: along.values, x: along.values.map((_, index) => index) }
        : { names: null, x: along.values.map((ms) => ms / 1000) };
    const chart = new uPlot(
      {
        width: Math.max(200, element.clientWidth),
        height,
        scales: { x: { time: names === null }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
        axes: [
          {
            ...axis,
            grid: { show: false },
            ...(names && {
              splits: () => x.filter((at) => at % Math.ceil(names.length / 12) === 0),
              values: (_: uPlot, splits: number[]) => splits.map((at) => shortened(names[at] ?? "")),
            }),
          },
          { ...axis, size: 56 },
        ],
        series: [
          // the legend has values where the pointer is, and is only a legend where it isn't
          {
            label: "",
            value: (_, at) => (at === null ? "" : names ? (names[at] ?? "") : new Date(at * 1000).toLocaleString()),
          },
          ...series.map(({ name }, index) => ({
            label: name,
            value: (_: uPlot, of: number | null) => of?.toLocaleString() ?? "",
            stroke: colour(COLOURS[index % COLOURS.length] ?? "--head"),
            width: 2,
            points: { show: x.length < 40 && names === null, fill: colour("--surface") },
            ...(names && {
              fill: colour(COLOURS[index % COLOURS.length] ?? "--head"),
              ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.6, 60] }) }),
            }),
          })),
        ],
      },
      [x, ...series.map(({ values }) => [...values])] as uPlot.AlignedData,
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: Math.max(200, element.clientWidth), height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [along, series, height, theme]);
  return <div className="chart" ref={root} role="img" aria-label={series.map(({ name }) => name).join(", ")} />;
}

/** A token's colour as the canvas understands it: `light-dark()` is none there. */
function resolved(element: HTMLElement, token: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function shortened(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}
