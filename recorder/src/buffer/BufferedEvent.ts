/** An event as it will be sent. It is serialised when it happens: rrweb and the page may change the object later. */
export interface BufferedEvent {
  json: string;
  type: number;
  /** Incremental source, −1 for other types. */
  source: number;
  /** Epoch ms. */
  timestamp: number;
}

export const FULL_SNAPSHOT = 2;
export const INCREMENTAL = 3;
export const META = 4;
export const CUSTOM = 5;
export const PLUGIN = 6;
