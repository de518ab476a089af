/** TinyMCE: the text lives in an iframe; also a select, a password, a contenteditable paragraph. */
export const scenario = {
  about: "rich text typed in an editor's iframe, a table and a link inserted by dialogs; select, password, checkbox, contenteditable",
  package: "tinymce",
  start: "/pages/letter.html",
  async visit(page, visitor) {
    await page.waitForSelector(".tox-edit-area iframe");
    await page.waitForTimeout(1_000);
    await visitor.type("[name=to]", "Claude Shannon, 1 Bell Street");
    await page.selectOption("[name=kind]", "Private");
    await visitor.type("[name=secret]", "entropy");
    await visitor.click("[name=copy]");
    await visitor.click(page.frameLocator(".tox-edit-area iframe").locator("body p").last());
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("It was much appreciated by everybody here, and by Mrs Lovelace above all.", { delay: 45 });
    await page.keyboard.press("Control+b");
    await page.keyboard.type(" Truly.", { delay: 60 });
    await visitor.click('.tox-tbtn[aria-label^="Insert/edit link"], .tox-tbtn[title^="Insert/edit link"]');
    await visitor.pause(700);
    await page.keyboard.type("https://bell.example/letters?of=shannon", { delay: 30 });
    await visitor.click(".tox-dialog__footer .tox-button:not(.tox-button--secondary)");
    await visitor.click("#ps");
    await page.keyboard.press("End");
    await page.keyboard.type(" – edited, call me at 555 0199", { delay: 50 });
    await visitor.rageClick("#send", 3);
    await visitor.pause(1_500);
  },
};
