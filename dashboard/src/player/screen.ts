import { Replayer } from "@rrweb/replay";
import "@rrweb/replay/dist/style.css";
import type { TimedEvent } from "../api/types.ts";
import { Harmless } from "./harmless.ts";
import { type Outside, outsideNow } from "./outside.ts";

type ReplayerConfig = NonNullable<ConstructorParameters<typeof Replayer>[1]>;
type ReplayerEvent = Parameters<Replayer["addEvent"]>[0];

/**
 * What is recorded is hostile. The replayer's iframe is sandboxed without allow-scripts, which `UNSAFE_replayCanvas` would
 * add, so it stays off; nor does replaying take the keyboard focus from this page.
 */
const SAFE: Partial<ReplayerConfig> = {
  UNSAFE_replayCanvas: false,
  triggerFocus: false,
  showWarning: false,
  showDebug: false,
};

/** What the recorded page may load where nothing may come from outside: what it carries in itself. */
const NOTHING_FROM_OUTSIDE =
  "default-src 'none'; style-src 'unsafe-inline' data: blob:; img-src data: blob:; font-src data: blob:; media-src data: blob:";

/** Makes a replayer inside `root` and keeps its page scaled to fit. The events are made harmless in place. */
export class Screen {
  readonly replayer: Replayer;
  private readonly harmless = new Harmless();
  private readonly observer: ResizeObserver;
  private size: { width: number; height: number } | null = null;

  constructor(
    private readonly root: HTMLElement,
    events: readonly TimedEvent[],
    config: Partial<ReplayerConfig>,
    outside: Outside = outsideNow(),
  ) {
    const shown = events.map((event) => this.harmless.make(event)) as unknown as ReplayerEvent[];
    this.replayer = new Replayer(shown, { ...config, ...SAFE, root });
    this.replayer.iframe.setAttribute("title", "Recorded page");
    this.replayer.iframe.setAttribute("tabindex", "-1");
    if (outside === "blocked") this.restrict(this.replayer.iframe);
    this.replayer.on("resize", (size) => {
      this.size = size as { width: number; height: number };
      this.fit();
    });
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(root);
  }

  add(event: TimedEvent): void {
    this.replayer.addEvent(this.harmless.make(event) as unknown as ReplayerEvent);
  }

  destroy(): void {
    this.observer.disconnect();
    // pausing does not end a live replayer's clock
    this.replayer.timer.clear();
    this.replayer.destroy();
  }

  /** A document keeps the policies that it was given, also when a page is written into it; frames in it inherit them. */
  private restrict(frame: HTMLIFrameElement): void {
    const page = frame.contentDocument;
    if (page === null) throw new Error("the frame has no document of its own");
    const policy = page.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = NOTHING_FROM_OUTSIDE;
    page.head.append(policy);
  }

  private fit(): void {
    if (this.size === null || this.size.width === 0 || this.size.height === 0) return;
    const { clientWidth, clientHeight } = this.root;
    const scale = Math.min(clientWidth / this.size.width, clientHeight / this.size.height, 1);
    const { style } = this.replayer.wrapper;
    style.width = `${this.size.width}px`;
    style.height = `${this.size.height}px`;
    style.left = `${Math.max(0, (clientWidth - this.size.width * scale) / 2)}px`;
    style.top = `${Math.max(0, (clientHeight - this.size.height * scale) / 2)}px`;
    style.transform = `scale(${scale})`;
  }
}
