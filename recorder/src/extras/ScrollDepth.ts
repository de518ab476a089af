import { CUSTOM } from "../buffer/BufferedEvent";
import type { CustomPayloads, RecordedEvent } from "../types";
import type { ExtrasHost } from "./Extras";

/** How far down each page was seen, told once a page. While it scrolls only the position is read. */
export class ScrollDepth {
  private _furthest = scrollY;
  private _told = false;
  private readonly _see = (): void => {
    this._furthest = Math.max(this._furthest, scrollY);
  };

  constructor(private readonly _host: ExtrasHost) {
    addEventListener("scroll", this._see, { passive: true });
  }

  /** Before another page in the same document is told, this one is. */
  before({ type, data }: RecordedEvent): void {
    if (type !== CUSTOM || (data as { tag: string }).tag !== "playhead:url") return;
    this.tell();
    this._furthest = 0;
    this._told = false;
  }

  tell(): void {
    if (this._told) return;
    this._told = true;
    const height = document.documentElement.scrollHeight;
    const depth = Math.min(1, (this._furthest + innerHeight) / Math.max(1, height));
    const payload: CustomPayloads["playhead:scroll"] = { depth: Math.round(depth * 1000) / 1000, height };
    this._host.emit({ type: CUSTOM, timestamp: Date.now(), data: { tag: "playhead:scroll", payload } });
  }

  end(): void {
    removeEventListener("scroll", this._see);
  }
}
