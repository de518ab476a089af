/** Somebody at a page: moves in curves, types with pauses, reads. Times in ms. */
export class Visitor {
  constructor(page) {
    this.page = page;
    this.at = { x: 640, y: 400 };
  }

  async pause(ms) {
    await this.page.waitForTimeout(ms);
  }

  async moveTo(x, y) {
    const from = this.at;
    const steps = 12;
    for (let i = 1; i <= steps; i++) {
      const share = i / steps;
      const bend = Math.sin(share * Math.PI) * 25;
      await this.page.mouse.move(from.x + (x - from.x) * share + bend, from.y + (y - from.y) * share - bend);
      await this.pause(16);
    }
    this.at = { x, y };
  }

  async over(target) {
    const element = typeof target === "string" ? this.page.locator(target).first() : target;
    await element.scrollIntoViewIfNeeded({ timeout: 5_000 });
    const box = await element.boundingBox();
    if (!box) throw new Error(`nothing to see: ${target}`);
    await this.moveTo(box.x + Math.min(box.width / 2, 300), box.y + Math.min(box.height / 2, 200));
  }

  async click(target) {
    await this.over(target);
    await this.press();
    await this.pause(350);
  }

  async rageClick(target, times = 5) {
    await this.over(target);
    for (let i = 0; i < times; i++) {
      await this.press();
      await this.pause(120);
    }
  }

  async doubleClick(target) {
    await this.over(target);
    await this.page.mouse.dblclick(this.at.x, this.at.y);
    await this.pause(300);
  }

  async type(target, text, delay = 70) {
    await this.click(target);
    await this.page.keyboard.type(text, { delay });
    await this.pause(200);
  }

  async press() {
    await this.page.mouse.down();
    await this.pause(30);
    await this.page.mouse.up();
  }

  /** From where the pointer is, along points relative to it, with the button held. */
  async drag(...points) {
    await this.page.mouse.down();
    const { x, y } = this.at;
    for (const [dx, dy] of points) await this.moveTo(x + dx, y + dy);
    await this.page.mouse.up();
    await this.pause(200);
  }

  async scroll(distance, strokes = 6) {
    for (let i = 0; i < strokes; i++) {
      await this.page.mouse.wheel(0, distance / strokes);
      await this.pause(120);
    }
    await this.pause(300);
  }
}
