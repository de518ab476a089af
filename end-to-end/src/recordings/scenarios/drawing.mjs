/** SVG-Edit: shapes drawn with the mouse. */
export const scenario = {
  about: "shapes, a freehand line and a text drawn with the mouse in an SVG editor",
  package: "svgedit",
  start: "/svgedit/dist/editor/iife-index.html",
  async visit(page, visitor) {
    await page.waitForTimeout(3_000);
    await visitor.click("#storage_ok");
    await visitor.click("#tools_rect");
    await visitor.moveTo(450, 250);
    await visitor.drag([80, 40], [180, 120]);
    await visitor.click("#tool_fhpath");
    await visitor.moveTo(420, 450);
    await visitor.drag([40, -30], [90, 20], [140, -40], [200, 30], [260, -20], [320, 10]);
    await visitor.click("#tools_ellipse");
    await visitor.moveTo(700, 300);
    await visitor.drag([60, 30], [120, 90]);
    await visitor.click("#tool_text");
    await visitor.moveTo(600, 500);
    await visitor.press();
    await page.keyboard.type("A map to Ada's house", { delay: 70 });
    await visitor.click("#tool_select");
    await visitor.moveTo(520, 320);
    await visitor.drag([60, 60], [120, 90]);
    await visitor.pause(800);
  },
};
