/** A documentation site with hash routes: no page loads, hence no Meta event when the page changes. */
export const scenario = {
  about: "documentation read: hash routes, long texts, search, text selected, a keyframe every 15 s",
  package: "docsify",
  start: "/pages/docs.html",
  capture: { rrweb: { checkoutEveryNms: 15_000 } },
  async visit(page, visitor) {
    await page.waitForTimeout(1_500);
    for (const name of ["Reference/Hooks", "Reference/Routes", "Guides/Getting-Started", "Reference/Errors", "Guides/Ecosystem"]) {
      await page.evaluate((to) => { location.hash = `#/${to}`; }, name);
      await visitor.pause(1_500);
      await visitor.moveTo(700, 400);
      await visitor.scroll(2_500, 12);
      await visitor.doubleClick(page.locator("article p").nth(3));
    }
    const search = page.locator("input[type=search]");
    if (await search.count()) {
      await visitor.type(search.first(), "validation");
      await visitor.pause(1_000);
    }
    await visitor.rageClick(page.locator("article h1, article h2").first(), 4);
    await visitor.pause(500);
  },
};
