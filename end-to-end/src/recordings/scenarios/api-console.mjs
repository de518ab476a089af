/** Swagger UI: a key typed, requests sent that fail. */
export const scenario = {
  about: "an API console: an access key typed in a modal, requests that fail, console errors",
  package: "swagger-ui-dist",
  start: "/pages/api.html",
  async visit(page, visitor) {
    await page.waitForSelector(".opblock");
    await page.waitForTimeout(800);
    await visitor.click(".btn.authorize");
    await visitor.type(".auth-container input", "key-8d1f-SECRET");
    await visitor.click(".auth-btn-wrapper .authorize");
    await visitor.click(".auth-btn-wrapper .btn-done");
    for (const nth of [0, 3]) {
      await visitor.click(page.locator(".opblock .opblock-summary-control").nth(nth));
      await visitor.pause(700);
      await visitor.type(page.locator(".opblock.is-open .parameters input").last(), `order-47${nth}1`);
      await visitor.click(page.locator(".opblock.is-open .btn.execute").last());
      await visitor.pause(1_000);
      await visitor.scroll(400);
    }
    await page.evaluate(() => { console.error("request failed", { status: 404 }); console.warn("retrying", 1); });
    await visitor.rageClick(page.locator(".opblock.is-open .btn.execute").last(), 4);
    await visitor.pause(800);
  },
};
