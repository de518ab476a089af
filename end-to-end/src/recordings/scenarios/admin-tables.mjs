/** AdminLTE: modals, a data table, a form, three page loads; images inlined. */
export const scenario = {
  about: "modals, a data table searched and paged, a rage click, an uncaught error, a form; three page loads; images inlined",
  package: "admin-lte",
  licence: "MIT",
  start: "/admin-lte/pages/UI/modals.html",
  capture: { rrweb: { inlineImages: true } },
  async visit(page, visitor) {
    await page.waitForTimeout(1_000);
    for (const name of ["default", "lg", "danger"]) {
      await visitor.click(`[data-target="#modal-${name}"]`);
      await visitor.pause(900);
      await visitor.click(`#modal-${name} .modal-footer button`);
      await visitor.pause(500);
    }
    await visitor.scroll(500);
    await visitor.rageClick(".card-title", 6);
    await page.goto(new URL("/admin-lte/pages/tables/data.html", page.url()).href);
    await page.waitForTimeout(1_200);
    await visitor.scroll(700);
    await visitor.type("#example1_filter input", "gecko");
    await visitor.click("#example1 thead th:nth-child(2)");
    await visitor.click("#example1_next");
    await visitor.click("#example1_paginate .paginate_button.page-item:nth-child(2) a");
    await page.evaluate(() => setTimeout(() => window.checkout.total(), 0));
    await visitor.pause(400);
    await page.goto(new URL("/admin-lte/pages/forms/general.html", page.url()).href);
    await page.waitForTimeout(1_000);
    await visitor.type("#exampleInputEmail1", "ada.lovelace@shop.example");
    await visitor.type("#exampleInputPassword1", "correct horse battery");
    await visitor.click("#exampleCheck1");
    await visitor.scroll(900);
    await visitor.type("textarea >> nth=0", "Please deliver to the back door,\nring twice.");
    await visitor.click("text=Submit");
    await visitor.pause(800);
  },
};
