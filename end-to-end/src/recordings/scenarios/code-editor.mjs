/** Monaco: every key changes many nodes. */
export const scenario = {
  about: "a code editor: scrolled, typed into, completed, searched",
  package: "monaco-editor",
  start: "/pages/code.html",
  viewport: { width: 1440, height: 900 },
  async visit(page, visitor) {
    await page.waitForSelector(".monaco-editor .view-line");
    await page.waitForTimeout(1_000);
    await visitor.over(".view-lines");
    for (let i = 0; i < 3; i++) await visitor.scroll(2_000, 10);
    await visitor.click(page.locator(".view-line").nth(10));
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("const secretKey = 'sk_live_51Hx'\nfunction greet (name) {\n  return `hello ${name}`\n}\n", { delay: 55 });
    await page.keyboard.type("module.exports.gr", { delay: 80 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("request", { delay: 80 });
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("Enter");
      await visitor.pause(400);
    }
    await page.keyboard.press("Escape");
    await visitor.doubleClick(page.locator(".view-line").nth(12));
    await visitor.pause(500);
  },
};
