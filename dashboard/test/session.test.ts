import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { ApiProblem } from "../src/api/problem.ts";
import { atLeast, logIn, whoAmI } from "../src/api/session.ts";

const problem = (status: number, reason: string) =>
  new Response(JSON.stringify({ title: "No", status, reason }), { status });
const json = (body: unknown) => new Response(JSON.stringify(body));

/** Answers one request after the other, and tells what was asked. */
function answers(...given: Response[]) {
  const asked = vi.fn(async (_path: RequestInfo | URL, _init?: RequestInit) => given.shift() ?? problem(500, "none"));
  vi.stubGlobal("fetch", asked);
  return (n: number) => {
    const [path, init] = asked.mock.calls[n] ?? [];
    return { path, method: init?.method, token: new Headers(init?.headers).get("Playhead-Csrf"), init };
  };
}

describe("a session", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("takes the key in a body and shows no key afterwards", async () => {
    const asked = answers(json({ csrfToken: "c" }));

    await logIn("sk_1");

    expect(asked(0)).toMatchObject({ path: "/api/v1/login", method: "POST" });
    expect(asked(0).init?.body).toBe('{"key":"sk_1"}');
    expect(asked(0).init?.credentials).toBe("same-origin");
    expect(new Headers(asked(0).init?.headers).has("Authorization")).toBe(false);
  });

  it("is nobody's without a cookie, and unknown without an answer", async () => {
    const asked = answers(
      json({ oidc: false, session: false }),
      json({ oidc: false, session: true }),
      problem(401, "key_needed"),
      problem(503, "catalog_unavailable"),
    );

    expect(await whoAmI()).toBeNull();
    expect(asked(1).path, "nothing that fails is asked without a cookie").toBeUndefined();
    expect(await whoAmI(), "of a session that is over").toBeNull();
    await expect(whoAmI()).rejects.toThrow(ApiProblem);
  });

  it("shows its token with what changes something, and only then", async () => {
    const asked = answers(json({}), json({}));
    const client = new ApiClient({ kind: "session", csrfToken: "c1" });

    await client.get("/api/v1/me", {});
    await client.change("PATCH", "/api/v1/websites/w", {});

    expect(asked(0).token).toBeNull();
    expect(asked(1).token).toBe("c1");
  });

  it("goes on when somebody signed in anew in another tab", async () => {
    const asked = answers(problem(403, "csrf_token_needed"), json({ csrfToken: "c2" }), json({ name: "x" }));
    const client = new ApiClient({ kind: "session", csrfToken: "c1" });

    expect(await client.change("PATCH", "/api/v1/websites/w", {})).toEqual({ name: "x" });

    expect(asked(1).path).toBe("/api/v1/me");
    expect(asked(2)).toMatchObject({ method: "PATCH", token: "c2" });
  });

  it("doesn't ask for ever", async () => {
    answers(problem(403, "csrf_token_needed"), json({ csrfToken: "c1" }), json({}));
    const client = new ApiClient({ kind: "session", csrfToken: "c1" });

    await expect(client.change("PATCH", "/api/v1/websites/w", {})).rejects.toMatchObject({ status: 403 });
  });

  it("tells when it is over", async () => {
    answers(problem(401, "key_needed"));
    const onOver = vi.fn();

    await expect(new ApiClient({ kind: "session", csrfToken: "c", onOver }).websites()).rejects.toThrow(ApiProblem);

    expect(onOver).toHaveBeenCalledOnce();
  });

  it("ranks roles", () => {
    expect(atLeast("editor", "viewer")).toBe(true);
    expect(atLeast("editor", "editor")).toBe(true);
    expect(atLeast("viewer", "admin")).toBe(false);
  });
});
