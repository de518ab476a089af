import { describe, expect, it } from "vitest";
import { withBrowser } from "../browser/withBrowser";

const large = `<ol>${Array.from({ length: 3_000 }, (_, n) => `<li class="item">number ${n}</li>`).join("")}</ol>`;

describe("compressing a large chunk", () => {
  const stage = withBrowser();

  it("happens in a worker, and what arrives is whole", async () => {
    const { server, context } = stage;
    server.page("/", large);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));

    expect(page.workers()).toHaveLength(1);
    expect(JSON.stringify(server.events())).toContain("number 2999");
  });

  it("happens on the page where its policy forbids workers", async () => {
    const { server, context } = stage;
    server.page("/", large);
    const policy = `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">`;
    server.pages.set("/", (server.pages.get("/") ?? "").replace("<head>", `<head>${policy}`));
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    await page.evaluate(`document.querySelector("ol").append("added later")`);
    await server.until("what was added", () => JSON.stringify(server.events()).includes("added later"));

    expect(page.workers()).toHaveLength(0);
    expect(JSON.stringify(server.events())).toContain("number 2999");
  });

  it("asks for no worker while chunks are small", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>small</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));

    expect(page.workers()).toHaveLength(0);
  });
});
