/** AdminLTE's tabbed mode: pages in same-origin iframes. */
export const scenario = {
  about: "pages opened in same-origin iframes, used inside, closed again",
  package: "admin-lte",
  licence: "MIT",
  start: "/admin-lte/iframe.html",
  async visit(page, visitor) {
    await page.waitForTimeout(1_500);
    await visitor.click('a.nav-link[href="pages/widgets.html"]');
    await visitor.pause(2_500);
    const inside = page.frameLocator(".tab-pane.active iframe");
    await visitor.click(inside.locator(".info-box").nth(2));
    await visitor.scroll(800);
    await visitor.click(inside.locator("[data-card-widget=collapse]").first());
    await visitor.pause(700);
    await visitor.click(page.locator(".main-sidebar .nav-link", { hasText: "Mailbox" }));
    await visitor.pause(600);
    await visitor.click('a.nav-link[href="pages/mailbox/compose.html"]');
    await visitor.pause(2_500);
    await visitor.type(page.frameLocator(".tab-pane.active iframe").locator("input[placeholder='To:']"), "grace@shop.example");
    await visitor.type(page.frameLocator(".tab-pane.active iframe").locator("input[placeholder='Subject:']"), "Invoice 4711");
    await page.evaluate(() => void Promise.reject(new Error("draft not saved")));
    await visitor.pause(500);
    await visitor.rageClick(page.frameLocator(".tab-pane.active iframe").locator("button", { hasText: "Draft" }), 4);
    await visitor.pause(800);
  },
};
