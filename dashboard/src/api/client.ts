import { ApiProblem, problemOf } from "./problem.ts";
import type { Facets, RecordingDetail, RecordingPage, Website } from "./types.ts";

/** Parameters of a list: a website, filters, paging. Absent ones don't restrict. */
export type RecordingQuery = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What lets a caller in: this browser's session, or the token of a link to one recording. */
export type Access =
  | {
      readonly kind: "session";
      /** Goes with what changes something: another site's page can't know it. */
      readonly csrfToken: string;
      /** Called when the session is over. */
      readonly onOver?: () => void;
    }
  | { readonly kind: "share"; readonly token: string };

/** A request beyond reading. */
export interface Call {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The API with one access. Every method rejects with an {@link ApiProblem}, or an AbortError when aborted. */
export class ApiClient {
  private csrfToken: string;

  constructor(private readonly access: Access) {
    this.csrfToken = access.kind === "session" ? access.csrfToken : "";
  }

  async websites(signal?: AbortSignal): Promise<readonly Website[]> {
    const body = await this.json<{ websites: readonly Website[] }>("/api/v1/websites", signal);
    return body.websites;
  }

  recordings(query: RecordingQuery, signal?: AbortSignal): Promise<RecordingPage> {
    return this.json(`/api/v1/recordings?${parametersOf(query)}`, signal);
  }

  /** How often each value occurs among the recordings that a list with this query has. */
  async facets(query: RecordingQuery, signal?: AbortSignal): Promise<Facets> {
    const body = await this.json<{ facets: Facets }>(`/api/v1/recordings/facets?${parametersOf(query)}`, signal);
    return body.facets;
  }

  /** Changes what is kept of a recording for people: its star, its pin, that the caller saw it. */
  async mark(recordingId: string, marks: { starred?: boolean; pinned?: boolean; seen?: boolean }): Promise<void> {
    await this.send(`/api/v1/recordings/${encodeURIComponent(recordingId)}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(marks),
    });
  }

  recording(recordingId: string, signal?: AbortSignal): Promise<RecordingDetail> {
    return this.json(`/api/v1/recordings/${encodeURIComponent(recordingId)}`, signal);
  }

  /** The open answer of a stream: its body is for the caller to read. */
  open(path: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
    return this.send(path, { headers }, signal);
  }

  /** A JSON answer. */
  get<T>(path: string, query: RecordingQuery, signal?: AbortSignal): Promise<T> {
    const text = parametersOf(query).toString();
    return this.json(text === "" ? path : `${path}?${text}`, signal);
  }

  /** Sends JSON; a JSON answer. */
  async change<T>(method: "POST" | "PATCH" | "PUT", path: string, body: unknown): Promise<T> {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const response = await this.send(path, { method, headers, body: JSON.stringify(body) });
    return (await response.json()) as T;
  }

  async send(path: string, call: Call, signal?: AbortSignal): Promise<Response> {
    const response = await this.ask(path, call, signal);
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (this.access.kind === "session") {
      if (problem.reason === "csrf_token_needed" && (await this.renewed())) {
        const again = await this.ask(path, call, signal);
        if (again.ok) return again;
        throw await problemOf(again);
      }
      if (problem.status === 401) this.access.onOver?.();
    }
    throw problem;
  }

  /** Somebody signed in anew in another tab: the cookie is theirs now, and so is the token that belongs to it. */
  private async renewed(): Promise<boolean> {
    const answer = await this.ask("/api/v1/me", { headers: { Accept: "application/json" } });
    if (!answer.ok) return false;
    const { csrfToken = "" } = (await answer.json()) as { csrfToken?: string };
    const changed = csrfToken !== this.csrfToken;
    this.csrfToken = csrfToken;
    return changed;
  }

  private async ask(path: string, call: Call, signal?: AbortSignal): Promise<Response> {
    const method = call.method ?? "GET";
    try {
      return await fetch(path, {
        method,
        headers: { ...call.headers, ...this.shown(method) },
        body: call.body ?? null,
        // whoever follows a link to a recording sees what the link opens, not what they may see otherwise
        credentials: this.access.kind === "share" ? "omit" : "same-origin",
        cache: "no-store",
        signal: signal ?? null,
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new ApiProblem(0, "Playhead can't be reached. Check that it is running and that you are online.");
    }
  }

  /** In a header, since addresses stand in the logs of proxies. */
  private shown(method: string): Record<string, string> {
    if (this.access.kind === "share") return { "Playhead-Share": this.access.token };
    return method === "GET" || this.csrfToken === "" ? {} : { "Playhead-Csrf": this.csrfToken };
  }

  private async json<T>(path: string, signal?: AbortSignal): Promise<T> {
    const response = await this.open(path, { Accept: "application/json" }, signal);
    return (await response.json()) as T;
  }
}

/** As the API takes it: what is undefined is left out. */
export function parametersOf(query: RecordingQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    // several facts may be asked for, one a line
    const all = Array.isArray(value) ? value : name === "fact" ? String(value).split("\n") : [String(value)];
    for (const one of all) parameters.append(name, one);
  }
  return parameters;
}
