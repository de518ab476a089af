/** Tabulator with 20,000 rows: rows come and go while scrolling, sorting, filtering; cells are edited. */
export const scenario = {
  about: "a grid of 20,000 rows: scrolled, sorted, filtered, edited; identical console calls side by side; an uncaught error, clicked for in rage",
  package: "tabulator-tables",
  start: "/pages/grid.html",
  async visit(page, visitor) {
    await page.waitForTimeout(1_000);
    await visitor.over(".tabulator-tableholder");
    for (let i = 0; i < 4; i++) await visitor.scroll(3_000, 12);
    await visitor.click(".tabulator-col[tabulator-field=name]");
    await visitor.click(".tabulator-col[tabulator-field=total]");
    await visitor.type("#search", "hopper");
    await visitor.scroll(600);
    await visitor.click(page.locator(".tabulator-row .tabulator-cell[tabulator-field=name]").nth(2));
    await page.keyboard.press("End");
    await page.keyboard.type(" (née Murray)", { delay: 60 });
    await page.keyboard.press("Enter");
    await visitor.pause(500);
    await visitor.click(page.locator(".tabulator-row .tabulator-cell[tabulator-field=late]").nth(3));
    await visitor.rageClick("#export", 4);
    await visitor.pause(700);
    await visitor.click("#late");
    await visitor.over(".tabulator-tableholder");
    await visitor.scroll(4_000, 15);
  },
};
