/** Gentelella, two minutes over six page loads: many small events. */
const at = (page, name) => page.goto(new URL(`/gentelella/dist/production/${name}.html`, page.url()).href);

export const scenario = {
  about: "two minutes of an admin's day over six page loads: chat, inbox, kanban, forms, tables; thousands of small events",
  package: "gentelella",
  root: "gentelella/dist",
  start: "/gentelella/dist/production/index.html",
  capture: { rrweb: { sampling: { mousemove: 16, mousemoveCallback: 30, scroll: 40 }, checkoutEveryNms: 60_000 } },
  async visit(page, visitor) {
    await page.waitForTimeout(1_500);
    for (let i = 0; i < 40; i++) await visitor.moveTo(200 + ((i * 337) % 900), 120 + ((i * 211) % 600));
    await visitor.scroll(2_500, 30);
    await at(page, "chat");
    await page.waitForTimeout(800);
    for (const line of ["Good morning, how is the release going?", "My number is +43 1 555 0142, call me", "Thanks a lot!"]) {
      await visitor.type("#chat-input", line, 60);
      await page.keyboard.press("Enter");
      await visitor.pause(1_500);
    }
    await at(page, "form");
    await page.waitForTimeout(800);
    await visitor.type("#projectName", "Website of the opera house");
    await visitor.type("#budget", "25000");
    await visitor.type("#description", "The old one is slow, and nobody finds the programme. We want it by spring.", 40);
    await visitor.type("#currentPwd", "tr0ub4dor");
    await visitor.type("#newPwd", "correct-horse-battery");
    await visitor.over("#volume");
    await visitor.drag([-30, 0], [40, 0], [10, 0]);
    await at(page, "kanban");
    await page.waitForTimeout(1_000);
    for (let i = 0; i < 3; i++) {
      await visitor.moveTo(420, 330 + i * 60);
      await visitor.drag([120, 10], [330, 20]);
    }
    await visitor.rageClick("h1, h2", 5);
    await at(page, "tables_dynamic");
    await page.waitForTimeout(1_000);
    await visitor.scroll(1_200, 10);
    const boxes = page.locator("main input[type=checkbox]");
    for (let i = 0; i < Math.min(6, await boxes.count()); i++) await boxes.nth(i).click({ force: true });
    await page.evaluate(() => { for (let i = 0; i < 40; i++) console.log("poll"); });
    await at(page, "inbox");
    await page.waitForTimeout(1_000);
    for (let i = 0; i < 16; i++) await visitor.moveTo(250 + ((i * 271) % 850), 150 + ((i * 173) % 550));
    await page.evaluate(() => setTimeout(() => null.subject, 0));
    for (let i = 0; i < 130; i++) {
      await visitor.moveTo(250 + ((i * 271) % 850), 150 + ((i * 173) % 550));
      await visitor.pause(100);
    }
  },
};
