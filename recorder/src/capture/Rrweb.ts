import type { record as recordFunction } from "@rrweb/record";
import type { RecordedEvent } from "../types";

/** rrweb's record function: the bundled one, or the one that `data-rrweb-src` brought. */
export type Rrweb = typeof recordFunction & {
  /** Frozen, it gathers what happens and reads it when it goes on: as the build makes it. */
  gathers?: boolean;
};
export type RrwebOptions = Omit<NonNullable<Parameters<Rrweb>[0]>, "emit"> & { emit: (event: RecordedEvent) => void };
