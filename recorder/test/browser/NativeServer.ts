import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface ReceivedEvent {
  type: number;
  timestamp: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into rrweb's data, which has no schema
  data: any;
}
export interface ReceivedChunk {
  recordingUid: string;
  windowId: string;
  seq: number;
  finalize: boolean;
  binary: boolean;
  token: string;
  body: Buffer;
  events: ReceivedEvent[];
  status: number;
  at: number;
}
export interface Received {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: messages of every type
  body: any;
  headers: IncomingMessage["headers"];
}
export interface Upload {
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}
type Reply = { status: number; headers?: Record<string, string>; hang?: boolean };

const dist = join(import.meta.dirname, "..", "..", "dist");

/** Speaks the native protocol and serves the pages of a test. */
export class NativeServer {
  readonly messages: Received[] = [];
  readonly chunks: ReceivedChunk[] = [];
  /** Every POST as it came. */
  readonly uploads: Upload[] = [];
  preflights = 0;
  /** Replies to coming chunks, in order; then 204. */
  replies: Reply[] = [];
  privacy = "balanced";
  startExtra: Record<string, unknown> = {};
  startDelayMs = 0;
  /** How long each chunk is under way. */
  chunkDelayMs = 0;
  /** Starts are answered once it is settled. */
  startsAfter: Promise<unknown> = Promise.resolve();
  readonly pages = new Map<string, string>();
  private readonly server: Server;
  private readonly tokens = new Map<string, string>();
  private minted = 0;
  private port = 0;
  private readonly waiters = new Set<() => void>();

  constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request, response);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Connections are cut and refused, until `return`. */
  async vanish(): Promise<void> {
    await this.close();
  }

  /** Listens where it did before. */
  async return(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
  }

  /** A page with the script tag; `script` are more attributes, `src` another origin's script. */
  page(path: string, body: string, script = "", src = "/js/recording.js"): void {
    const tag = `<script defer data-website-id="flid_aaaaaaaaaaaaaaaa" data-allow-localhost data-allow-bots ${script} src="${src}"></script>`;
    this.pages.set(path, `<!doctype html><html><head><title>${path}</title>${tag}</head><body>${body}</body></html>`);
  }

  starts(): Received[] {
    return this.messages.filter((message) => message.type === "recording_start");
  }

  stored(): ReceivedChunk[] {
    const seen = new Set<string>();
    return this.chunks.filter((chunk) => {
      const key = `${chunk.windowId}/${chunk.seq}`;
      return chunk.status < 300 && !seen.has(key) && seen.add(key);
    });
  }

  events(): ReceivedEvent[] {
    return this.stored().flatMap((chunk) => chunk.events);
  }

  custom(tag: string): ReceivedEvent[] {
    return this.events().filter((event) => event.type === 5 && event.data.tag === tag);
  }

  /** Waits until something holds; it is looked at again after every request. */
  async until(what: string, holds: () => boolean, timeoutMs = 10_000): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters.delete(check);
        const seen = this.chunks.map((c) => `${c.windowId.slice(0, 4)}/${c.seq}:${c.status}${c.finalize ? "f" : ""}`);
        reject(new Error(`${what} did not come about; messages ${this.messages.map((m) => m.type)}, chunks ${seen}`));
      }, timeoutMs);
      const check = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.waiters.delete(check);
        resolve();
      };
      this.waiters.add(check);
      check();
    });
  }

  private notify(): void {
    for (const waiter of [...this.waiters]) waiter();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    const origin = request.headers.origin;
    if (origin) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "Retry-After, Playhead-Flush-Interval");
    }
    if (request.method === "OPTIONS") {
      this.preflights++;
      response.setHeader("Access-Control-Allow-Headers", "content-type, content-encoding, authorization");
      response.setHeader("Access-Control-Allow-Methods", "POST");
      response.writeHead(204).end();
      return;
    }
    if (request.method === "POST") {
      const parts: Buffer[] = [];
      try {
        for await (const part of request) parts.push(part as Buffer);
      } catch {
        // The page was left in the middle of the upload.
        return;
      }
      const body = Buffer.concat(parts);
      this.uploads.push({ url: url.href, headers: request.headers, body });
      await this.write(url, request, body, response);
      this.notify();
      return;
    }
    this.serve(url, response);
  }

  private serve(url: URL, response: ServerResponse): void {
    const page = this.pages.get(url.pathname);
    if (page !== undefined) {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    } else if (/^\/(?:js|vendor)\/|^\/recorder\.js$/.test(url.pathname)) {
      const file = join(dist, url.searchParams.get("file") ?? url.pathname.replace(/^\/js\//, "/"));
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(readFileSync(file));
    } else response.writeHead(404).end();
  }

  private async write(url: URL, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    if (url.pathname !== "/api/track") {
      response.writeHead(404).end();
      return;
    }
    const binary = url.searchParams.get("type") === "recording_chunk";
    const message = binary ? Object.fromEntries(url.searchParams) : JSON.parse(body.toString());
    if (message.type === "recording_start") {
      this.messages.push({ type: message.type, body: message, headers: request.headers });
      this.notify();
      await this.startsAfter;
      if (this.startDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.startDelayMs));
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(this.start(message)));
      return;
    }
    if (message.type !== "recording_chunk") {
      this.messages.push({ type: message.type, body: message, headers: request.headers });
      response.writeHead(204).end();
      return;
    }
    const bearer = request.headers.authorization?.replace("Bearer ", "");
    const token = binary ? (bearer ?? url.searchParams.get("token")) : message.token;
    const reply = this.replies.shift() ?? { status: 204 };
    const known = this.tokens.get(token) === message.recordingUid;
    const plain = message.encoding === "identity" || (bearer && request.headers["content-encoding"] !== "gzip");
    const packed = binary ? body : Buffer.from(message.data, plain ? "utf8" : "base64");
    const lines = (plain ? packed : gunzipSync(packed)).toString().split("\n").filter(Boolean);
    this.chunks.push({
      recordingUid: message.recordingUid,
      windowId: message.windowId,
      seq: Number(message.seq),
      finalize: message.finalize === true,
      binary,
      token,
      body: packed,
      events: lines.map((line) => JSON.parse(line) as ReceivedEvent),
      status: known ? reply.status : 401,
      at: Date.now(),
    });
    const answer = (): unknown => response.writeHead(known ? reply.status : 401, reply.headers).end();
    if (reply.hang) return;
    if (this.chunkDelayMs > 0) setTimeout(answer, this.chunkDelayMs);
    else answer();
  }

  private start(message: { recordingUid: string | null; token: string | null }): Record<string, unknown> {
    const continued = message.token !== null && this.tokens.get(message.token) === message.recordingUid;
    const recordingUid = continued ? message.recordingUid : `recording-${++this.minted}`;
    const token = `token-${++this.minted}`;
    this.tokens.set(token, String(recordingUid));
    return {
      accepted: true,
      recordingUid,
      token,
      privacy: this.privacy,
      flush: { intervalMs: 300, maxEvents: 500, maxBytes: 262144 },
      capture: { console: false, network: false, canvas: false },
      ...this.startExtra,
    };
  }
}
