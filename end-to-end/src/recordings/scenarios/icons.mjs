/** All icons of a font on one page: a snapshot of several MB. */
export const scenario = {
  about: "a page of 7,500 icons: a first snapshot above 3 MB; long scrolls, clicks that copy",
  package: "@mdi/font",
  start: "/@mdi/font/preview.html",
  async visit(page, visitor) {
    await page.waitForTimeout(2_000);
    for (let i = 0; i < 5; i++) await visitor.scroll(2_400, 10);
    for (let i = 0; i < 4; i++) {
      await visitor.click(page.locator("#icons > div").nth(600 + i * 7));
      await visitor.pause(500);
    }
    await visitor.scroll(-6_000, 20);
    await visitor.rageClick(page.locator("#icons > div").nth(300), 3);
    await visitor.pause(500);
  },
};
