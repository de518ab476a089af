/** Luckysheet draws its cells on a canvas, which is recorded as drawing commands. */
export const scenario = {
  about: "a spreadsheet on a canvas, recorded with its drawing commands; cells typed, sheets changed",
  package: "luckysheet",
  licence: "MIT",
  start: "/luckysheet/dist/index.html",
  capture: { rrweb: { recordCanvas: true, sampling: { canvas: 2, mousemove: 100 }, dataURLOptions: { type: "image/webp", quality: 0.3 } } },
  viewport: { width: 1000, height: 700 },
  async visit(page, visitor) {
    await page.waitForTimeout(4_000);
    await visitor.moveTo(300, 300);
    await visitor.press();
    await page.keyboard.type("42", { delay: 90 });
    await page.keyboard.press("Enter");
    await page.keyboard.type("=1+2", { delay: 90 });
    await page.keyboard.press("Enter");
    await visitor.pause(500);
    await visitor.scroll(600, 4);
    for (const sheet of [1, 2, 3]) {
      await visitor.click(page.locator(".luckysheet-sheets-item").nth(sheet));
      await visitor.pause(2_000);
    }
    for (let i = 0; i < 6; i++) await visitor.moveTo(150 + ((i * 271) % 700), 150 + ((i * 173) % 400));
    await visitor.rageClick(page.locator("#luckysheet-icon-bold"), 3);
    await visitor.pause(800);
  },
};
