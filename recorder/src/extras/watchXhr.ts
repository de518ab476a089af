import { absolute, type BeginRequest, type OpenRequest } from "./watchNetwork";

/** Begins to measure each XMLHttpRequest of the page; returns how to end it. */
export function watchXhr(begin: BeginRequest): () => void {
  const prototype = window.XMLHttpRequest?.prototype;
  if (!prototype) return () => {};
  const { open, send } = prototype;
  const opened = new WeakMap<XMLHttpRequest, OpenRequest>();

  const patchedOpen = function (this: XMLHttpRequest, ...args: unknown[]): void {
    (open as (...all: unknown[]) => void).apply(this, args);
    opened.set(this, { method: String(args[0]), url: absolute(String(args[1])), initiatorType: "xmlhttprequest" });
  };
  const patchedSend = function (this: XMLHttpRequest, ...args: Parameters<typeof send>): void {
    const request = opened.get(this);
    if (request) {
      const end = begin(request);
      // After `abort` comes `loadend` too: what the page itself gave up is no failure.
      let aborted = false;
      this.addEventListener("abort", () => {
        aborted = true;
      });
      this.addEventListener("loadend", () => aborted || end(this.status), { once: true });
    }
    send.apply(this, args);
  };
  prototype.open = patchedOpen as typeof open;
  prototype.send = patchedSend;
  return () => {
    if (prototype.open === patchedOpen) prototype.open = open;
    if (prototype.send === patchedSend) prototype.send = send;
  };
}
