import type { VitalPayload } from "../types";

/** Up to the first a value is good, above the second poor; ms, of CLS a share. As web.dev publishes them. */
const BOUNDS: Record<VitalPayload["name"], readonly [number, number]> = {
  LCP: [2_500, 4_000],
  CLS: [0.1, 0.25],
  INP: [200, 500],
  FCP: [1_800, 3_000],
  TTFB: [800, 1_800],
};

export function rateVital(name: VitalPayload["name"], value: number): VitalPayload["rating"] {
  const [good, poor] = BOUNDS[name];
  if (value <= good) return "good";
  return value <= poor ? "needs-improvement" : "poor";
}
