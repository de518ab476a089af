/** Parses newline-delimited JSON that arrives in pieces cut anywhere, also inside a character. */
export class NdjsonParser {
  private readonly decoder = new TextDecoder();
  private rest = "";
  private unreadable = 0;

  /** Lines that were no JSON so far: a stream that was cut short ends in one. */
  get malformedLines(): number {
    return this.unreadable;
  }

  /** Takes the next bytes and returns the values whose lines are complete. */
  push(bytes: Uint8Array): unknown[] {
    return this.take(this.decoder.decode(bytes, { stream: true }));
  }

  /** Ends the stream: the last line needs no newline. */
  end(): unknown[] {
    const values = this.take(this.decoder.decode());
    const last = this.rest;
    this.rest = "";
    this.parse(last, values);
    return values;
  }

  private take(text: string): unknown[] {
    const values: unknown[] = [];
    let from = 0;
    for (let newline = text.indexOf("\n"); newline >= 0; newline = text.indexOf("\n", from)) {
      this.parse(this.rest + text.slice(from, newline), values);
      this.rest = "";
      from = newline + 1;
    }
    this.rest += text.slice(from);
    return values;
  }

  private parse(line: string, into: unknown[]): void {
    if (line.trim() === "") return;
    try {
      into.push(JSON.parse(line));
    } catch {
      this.unreadable++;
    }
  }
}
