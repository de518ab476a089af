/** Why a request failed, in words a person can act on. */
export class ApiProblem extends Error {
  constructor(
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    /** The answer's `reason`, as with 410. */
    readonly reason: string | null = null,
  ) {
    super(message);
    this.name = "ApiProblem";
  }
}

const FALLBACK: Readonly<Record<number, string>> = {
  401: "Sign in first.",
  403: "Your role doesn't allow that.",
  404: "There is nothing here that you may see.",
  410: "This recording is gone.",
  429: "Too many requests. Try again in a moment.",
  502: "The service behind this page is not answering.",
  503: "Playhead is starting or overloaded. Try again in a moment.",
};

/** Reads a problem+json answer; anything else becomes a sentence about its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback = FALLBACK[response.status] ?? `The server answered ${response.status}.`;
  const text = await response.text().catch(() => "");
  try {
    const body = JSON.parse(text) as { detail?: unknown; title?: unknown; reason?: unknown };
    const reason = typeof body.reason === "string" ? body.reason : null;
    const said = typeof body.detail === "string" ? body.detail : body.title;
    return new ApiProblem(response.status, typeof said === "string" && said !== "" ? said : fallback, reason);
  } catch {
    return new ApiProblem(response.status, fallback);
  }
}
