/** Colours from the first clicks to the most, and where they stand between 0 and 1. */
export const RAMP: readonly (readonly [at: number, red: number, green: number, blue: number])[] = [
  [0, 64, 92, 255],
  [0.3, 0, 196, 222],
  [0.55, 74, 214, 92],
  [0.78, 255, 204, 40],
  [1, 240, 46, 30],
];

/** The ramp for a legend. */
export const RAMP_CSS = `linear-gradient(90deg, ${RAMP.map(([at, r, g, b]) => `rgb(${r} ${g} ${b}) ${at * 100}%`).join(", ")})`;

/** A colour of the ramp, 0…255 each. @param heat 0…1 */
export function colourOf(heat: number): readonly [red: number, green: number, blue: number] {
  const at = Math.min(1, Math.max(0, heat));
  const above = Math.max(
    1,
    RAMP.findIndex(([stop]) => stop >= at),
  );
  const [from, ...dark] = RAMP[above - 1] ?? [0, 0, 0, 0];
  const [to, ...light] = RAMP[above] ?? [1, 0, 0, 0];
  const share = (at - from) / (to - from);
  const mix = (n: 0 | 1 | 2) => Math.round((dark[n] ?? 0) + ((light[n] ?? 0) - (dark[n] ?? 0)) * share);
  return [mix(0), mix(1), mix(2)];
}

/** How hot a count is, 0…1: by its root, or a single favourite would leave everything else cold. */
export function heatOf(count: number, most: number): number {
  return most <= 0 ? 0 : Math.sqrt(count / most);
}

/** Where something is, in shares of what it is in. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const TOWARDS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The place that an arrow key leads to: the nearest in its direction, where one beside the way counts as further off. */
export function neighbour<T extends Place>(places: readonly T[], from: T, key: string): T | null {
  const towards = TOWARDS[key];
  if (!towards) return null;
  let nearest: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const [dx, dy] = [place.x - from.x, place.y - from.y];
    const ahead = dx * towards[0] + dy * towards[1];
    const beside = Math.abs(dx * towards[1]) + Math.abs(dy * towards[0]);
    const distance = ahead + 2 * beside;
    if (ahead > 1e-9 && beside <= 2 * ahead && distance < least) [nearest, least] = [place, distance];
  }
  return nearest;
}

/** Draws a cloud around each place, as hot as it is. The picture is as large as the canvas. */
export function draw(
  canvas: HTMLCanvasElement,
  places: readonly (Place & { readonly count: number })[],
  radius: number,
): void {
  const picture = canvas.getContext("2d", { willReadFrequently: true });
  if (picture === null) return;
  const { width, height } = canvas;
  picture.clearRect(0, 0, width, height);
  const most = Math.max(0, ...places.map(({ count }) => count));
  for (const { x, y, count } of places) {
    const [cx, cy] = [x * width, y * height];
    const cloud = picture.createRadialGradient(cx, cy, 0, cx, cy, radius);
    const heat = 0.1 + 0.9 * heatOf(count, most);
    cloud.addColorStop(0, `rgb(0 0 0 / ${heat})`);
    cloud.addColorStop(0.45, `rgb(0 0 0 / ${heat * 0.55})`);
    cloud.addColorStop(1, "rgb(0 0 0 / 0)");
    picture.fillStyle = cloud;
    picture.fillRect(cx - radius, cy - radius, 2 * radius, 2 * radius);
  }
  if (width === 0 || height === 0) return;
  const image = picture.getImageData(0, 0, width, height);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 0) continue;
    [data[at], data[at + 1], data[at + 2]] = colourOf(alpha / 255);
    data[at + 3] = Math.min(215, alpha * 1.6);
  }
  picture.putImageData(image, 0, 0);
}
