import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef } from "react";
import type { Cell } from "../../api/analytics.ts";
import { conditionsOfFilter } from "../../api/analytics.ts";
import { pageHref } from "../../app/route.ts";
import { counted } from "../../ui/format.ts";
import { draw, neighbour } from "./heat.ts";
import type { Picture } from "./picture.ts";

const Snapshot = lazy(() => import("./Snapshot.tsx"));

/** The picture is drawn this wide and stretched: clouds have no edges to be sharp. */
const CLOUDS_PX = 640;

/** Cells over the page on which they were clicked. Each leads to its recordings; arrow keys go from one to the next. */
export function HeatStage(props: {
  websiteId: string;
  cells: readonly Cell[];
  /** What is counted, "click" and "clicks". */
  unit: readonly [one: string, many: string];
  /** Cells across and down. */
  grid: number;
  picture: Picture | null;
  /** Viewport to draw where there is no picture, CSS px. */
  size: { readonly width: number; readonly height: number };
}) {
  const { cells, grid, picture, unit } = props;
  const { width, height } = picture ?? props.size;
  const canvas = useRef<HTMLCanvasElement>(null);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const high = Math.round((CLOUDS_PX * height) / width);

  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, cells, (1.7 * Math.max(CLOUDS_PX, high)) / grid);
  }, [cells, grid, high]);

  const drawn = useMemo(() => [...cells].sort((a, b) => b.count - a.count), [cells]);
  const onKeyDown = (event: KeyboardEvent, cell: Cell) => {
    const next = neighbour(cells, cell, event.key);
    if (next === null) return;
    event.preventDefault();
    links.current.get(keyOf(next))?.focus();
  };

  return (
    <div className="heat-stage" style={{ aspectRatio: `${width} / ${height}`, maxWidth: width }}>
      {picture ? (
        <Suspense>
          <Snapshot picture={picture} />
        </Suspense>
      ) : null}
      <div className={picture ? "heat-veil" : "heat-veil heat-veil-alone"} />
      <canvas ref={canvas} width={CLOUDS_PX} height={high} />
      <section className="heat-cells" aria-label="Where people clicked; arrow keys go from place to place">
        {drawn.map((cell, index) => (
          <a
            key={keyOf(cell)}
            ref={(link) => {
              if (link) links.current.set(keyOf(cell), link);
              else links.current.delete(keyOf(cell));
            }}
            href={pageHref("recordings", props.websiteId, conditionsOfFilter(cell.filter))}
            data-testid="heat-cell"
            tabIndex={index === 0 ? 0 : -1}
            title={wordsOf(cell, unit)}
            style={{
              left: `${(cell.column / grid) * 100}%`,
              top: `${(cell.row / grid) * 100}%`,
              width: `${100 / grid}%`,
              height: `${100 / grid}%`,
            }}
            onKeyDown={(event) => onKeyDown(event, cell)}
          >
            <span className="visually-hidden">
              {wordsOf(cell, unit)}, {placeOf(cell)}
            </span>
          </a>
        ))}
      </section>
    </div>
  );
}

/** `40 clicks in 18 recordings`. */
export function wordsOf(cell: Cell, unit: readonly [one: string, many: string]): string {
  return `${counted(cell.count, ...unit)} in ${counted(cell.recordings, "recording")}`;
}

/** `51 % across, 29 % down`. */
export function placeOf(cell: Cell): string {
  return `${Math.round(cell.x * 100)} % across, ${Math.round(cell.y * 100)} % down`;
}

export function keyOf(cell: Cell): string {
  return `${cell.column}-${cell.row}`;
}
