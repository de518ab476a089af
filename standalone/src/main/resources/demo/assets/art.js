import { paperwork } from "./art-paper.js";
import { tools } from "./art-tools.js";

const DRAWINGS = { ...paperwork, ...tools };

/** A product's picture: an inline drawing on its tint, so that a recording holds the picture itself. */
export function art(product, colour = Object.values(product.colours)[0]) {
  const frame = document.createElement("div");
  frame.className = "art";
  frame.style.setProperty("--tint", product.tint);
  frame.innerHTML = `<svg viewBox="0 0 240 200" role="img" aria-label="${product.name}" preserveAspectRatio="xMidYMid slice">${DRAWINGS[product.id](colour)}</svg>`;
  return frame;
}
