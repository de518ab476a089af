/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** The last id seen up to this event, as the standard has it. */
  readonly lastEventId: string;
  /** How old the server says that it is, in ms; absent where it says nothing. No field of the standard: others pass over it. */
  readonly age?: number;
}

/**
 * Parses `text/event-stream` that arrives in pieces cut anywhere. EventSource can't send an Authorization header, so the
 * stream is read by fetch and parsed here (HTML standard, "interpreting an event stream").
 */
export class SseParser {
  private readonly decoder = new TextDecoder();
  private rest = "";
  private event = "";
  private data: string[] = [];
  private id: string;
  private age: number | null = null;

  constructor(lastEventId = "") {
    this.id = lastEventId;
  }

  push(bytes: Uint8Array): ServerSentEvent[] {
    this.rest += this.decoder.decode(bytes, { stream: true });
    const events: ServerSentEvent[] = [];
    let from = 0;
    for (;;) {
      const end = this.lineEnd(from);
      if (end === null) break;
      this.line(this.rest.slice(from, end.at), events);
      from = end.next;
    }
    this.rest = this.rest.slice(from);
    return events;
  }

  private lineEnd(from: number): { at: number; next: number } | null {
    for (let at = from; at < this.rest.length; at++) {
      const character = this.rest.charCodeAt(at);
      if (character === 10) return { at, next: at + 1 };
      if (character === 13) {
        // a carriage return at the end of a piece may be half of a CRLF
        if (at + 1 === this.rest.length) return null;
        return { at, next: this.rest.charCodeAt(at + 1) === 10 ? at + 2 : at + 1 };
      }
    }
    return null;
  }

  private line(line: string, into: ServerSentEvent[]): void {
    if (line === "") {
      if (this.data.length > 0) {
        into.push({ event: this.event || "message", data: this.data.join("\n"), lastEventId: this.id, ...this.aged() });
      }
      this.event = "";
      this.age = null;
      this.data = [];
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? "" : line.slice(colon + 1);
    const value = raw.startsWith(" ") ? raw.slice(1) : raw;
    if (field === "data") this.data.push(value);
    else if (field === "event") this.event = value;
    else if (field === "id" && !value.includes("\0")) this.id = value;
    else if (field === "age" && /^\d{1,9}$/.test(value)) this.age = Number(value);
  }

  private aged(): { readonly age?: number } {
    return this.age === null ? {} : { age: this.age };
  }
}
