import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { downloadRecording } from "../src/api/download.ts";
import { createShare } from "../src/api/shares.ts";
import { openShared } from "../src/app/sharing.ts";
import { streamOf } from "./bytes.ts";

const RECORDING = "0198a3f0-1111-7222-8333-444455556666";
const token = (claims: object) => `e30.${btoa(JSON.stringify(claims)).replaceAll("=", "")}.sig`;

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
  } as Storage;
}

describe("a followed link", () => {
  const open = (hash: string, storage: Storage) => {
    const shown: string[] = [];
    const location = { hash, pathname: "/", search: "" } as Location;
    const history = { replaceState: (_: unknown, __: string, url: string) => shown.push(url) } as unknown as History;
    return { link: openShared(location, history, storage), shown };
  };

  it("is taken from the address and removed from it, and survives a reload", () => {
    const storage = memory();
    const share = token({ sub: RECORDING, export: true });

    const followed = open(`#share=${share}&at=73`, storage);

    expect(followed.link).toEqual({ token: share, recordingId: RECORDING, mayExport: true, at: 73 });
    expect(followed.shown).toEqual(["/#/shared"]);
    expect(open("#/shared", storage)).toEqual({ link: followed.link, shown: [] });
    expect(open("#/", storage).link).toBeNull();
  });

  it("begins at the beginning and offers no download unless it says so", () => {
    expect(open(`#share=${token({ sub: RECORDING })}`, memory()).link).toMatchObject({ mayExport: false, at: 0 });
  });

  it.each(["#share=", "#share=abc", `#share=${token({})}`, "#/shared"])("%s shows nothing", (hash) => {
    expect(open(hash, memory()).link).toBeNull();
  });
});

describe("the API by a link", () => {
  afterEach(() => vi.unstubAllGlobals());

  function answer(body: BodyInit | null, init?: ResponseInit) {
    const asked = vi.fn(async (_path: RequestInfo | URL, _init?: RequestInit) => new Response(body, init));
    vi.stubGlobal("fetch", asked);
    return asked;
  }

  it("shows the token in a header, never in the address", async () => {
    const asked = answer("{}");

    await new ApiClient({ kind: "share", token: "t.o.k" }).recording(RECORDING);

    const [path, init] = asked.mock.calls[0] ?? [];
    expect(path).toBe(`/api/v1/recordings/${RECORDING}`);
    expect(new Headers(init?.headers).get("Playhead-Share")).toBe("t.o.k");
    expect(new Headers(init?.headers).has("Authorization")).toBe(false);
  });

  it("makes links with a session", async () => {
    const asked = answer('{"url":"https://x/#share=t"}', { status: 201 });

    const share = await createShare(new ApiClient({ kind: "session", csrfToken: "c1" }), RECORDING, {
      expiresInMs: 1000,
      label: "",
      export: false,
    });

    expect(share.url).toBe("https://x/#share=t");
    expect(asked.mock.calls[0]?.[1]?.method).toBe("POST");
    expect(asked.mock.calls[0]?.[1]?.body).toBe('{"expiresInMs":1000,"label":"","export":false}');
  });

  it("downloads a file and counts its bytes", async () => {
    answer(streamOf([new Uint8Array(3), new Uint8Array(4)]), { headers: { "Content-Type": "application/json" } });
    const counted: number[] = [];

    const file = await downloadRecording(
      new ApiClient({ kind: "session", csrfToken: "c1" }),
      RECORDING,
      "json",
      (bytes) => counted.push(bytes),
      new AbortController().signal,
    );

    expect(file.size).toBe(7);
    expect(file.type).toBe("application/json");
    expect(counted).toEqual([3, 7]);
  });
});
