// Pictures of a running Playhead: what real data looks like, where made-up data is kinder.

const PAGES = ["/", "/overview", "/elements", "/errors", "/pages", "/vitals", "/heatmap", "/sql", "/settings"];
/** A recorded page asks for what its host no longer has. */
const FOREIGN = /ERR_|Failed to load|Content Security Policy|status of 4|Blocked script/;

/** Nothing without an address and a key. @param {import("./studio.mjs").Studio} studio */
export async function shootReal(studio, address, key) {
  if (!address || !key) return;
  const at = (hash) => `${address}/#key=${encodeURIComponent(key)}&to=${encodeURIComponent(hash)}`;
  for (const page of PAGES) {
    const name = `real-${page.slice(1) || "list"}`;
    await studio.shoot(name, at(page), { wait: 600, expected: FOREIGN });
    await studio.shoot(`${name}-narrow`, at(page), { wait: 600, width: 720, expected: FOREIGN });
  }
  const listed = await fetch(`${address}/api/v1/recordings?limit=50`, { headers: { Authorization: `Bearer ${key}` } });
  const { recordings } = await listed.json();
  const ready = recordings.find(({ state, eventCount }) => state !== "live" && eventCount > 20);
  const live = recordings.find(({ state }) => state === "live");
  if (ready)
    await studio.shoot("real-player", at(`/recordings/${ready.recordingId}`), { wait: 1_500, expected: FOREIGN });
  if (live) {
    await studio.shoot("real-live", at(`/recordings/${live.recordingId}`), { wait: 3_000, expected: FOREIGN });
    await studio.shoot("real-preview-live", at("/"), {
      expected: FOREIGN,
      check: async (page) => {
        await page.locator(`[data-recording-id="${live.recordingId}"]`).hover();
        await page.getByTestId("preview").locator("iframe").contentFrame().locator("body *").first().waitFor();
      },
    });
  }
}
