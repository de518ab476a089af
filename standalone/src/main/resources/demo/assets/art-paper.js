/** Drawings of things made of paper, on 240 by 200; light comes from the upper left. */
const shadow = (cx, cy, rx) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="8" fill="#000" opacity=".12"/>`;
const lines = (x, y, width, count, step) =>
  Array.from({ length: count }, (_, i) => `<path d="M${x} ${y + i * step}h${width}"/>`).join("");

const book = (c, inside) => `${shadow(124, 176, 62)}
  <g transform="rotate(-6 120 100)">
    <path d="M76 32h94v138H76z" fill="#f7f2e6"/>
    <path d="M72 28h90a6 6 0 0 1 6 6v126a6 6 0 0 1-6 6H72z" fill="${c}"/>
    <path d="M72 28h13v138H72z" fill="#000" opacity=".18"/>
    <path d="M85 28h77a6 6 0 0 1 6 6v4H85z" fill="#fff" opacity=".14"/>
    ${inside}
  </g>`;

export const paperwork = {
  "grid-notebook": (c) => book(c, `
    <path d="M104 58h46v34h-46z" fill="#f7f2e6"/>
    <g stroke="#8b9a86" stroke-width=".8">${lines(108, 66, 38, 4, 6)}<path d="M114 62v26M121 62v26M128 62v26M135 62v26M142 62v26"/></g>
    <path d="M154 28h5v138h-5z" fill="#23291f" opacity=".55"/>`),
  "pocket-notebook": (c) => `${shadow(122, 168, 58)}
    <g transform="rotate(9 120 100)"><rect x="92" y="48" width="74" height="112" rx="7" fill="#8d8467"/><rect x="92" y="48" width="74" height="112" rx="7" fill="#fff" opacity=".25"/></g>
    <g transform="rotate(-5 112 104)"><rect x="74" y="44" width="76" height="116" rx="7" fill="${c}"/><path d="M77 46v112" stroke="#000" stroke-opacity=".25" stroke-width="2"/>
    <rect x="90" y="62" width="44" height="22" rx="2" fill="#f9f2df"/><g stroke="#7c6a45" stroke-width="1.6">${lines(95, 70, 34, 2, 7)}</g></g>`,
  "dotted-journal": (c) => book(c, `
    <path d="M140 166v22l5-5 5 5v-22z" fill="#c96f4f"/><path d="M126 166v14l4-4 4 4v-14z" fill="#e0c272"/>
    <g fill="#fff" opacity=".7">${[0, 1, 2, 3].flatMap((y) => [0, 1, 2, 3, 4].map((x) => `<circle cx="${106 + x * 10}" cy="${62 + y * 10}" r="1.5"/>`)).join("")}</g>`),
  sketchbook: (c) => `${shadow(122, 176, 66)}
    <rect x="62" y="40" width="116" height="130" rx="4" fill="${c}"/><rect x="68" y="36" width="112" height="130" rx="3" fill="#fdfaf2"/>
    <path d="M84 140c14-34 24-52 34-52s12 26 20 26 8-18 14-18 8 12 14 26" fill="none" stroke="#4d4a44" stroke-width="2.2" stroke-linecap="round"/>
    <circle cx="146" cy="68" r="11" fill="none" stroke="#4d4a44" stroke-width="2"/><path d="M80 148h88" stroke="#4d4a44" stroke-width="1.4" opacity=".5"/>
    <g fill="none" stroke="#6d6a63" stroke-width="2.4">${Array.from({ length: 10 }, (_, i) => `<path d="M${76 + i * 10.5} 44c-4-14 5-14 3 0"/>`).join("")}</g>`,
  "letter-set": (c) => `${shadow(122, 168, 70)}
    <g transform="rotate(7 130 90)"><path d="M92 34h84v112H92z" fill="#fffdf6"/><g stroke="#c8bfa9" stroke-width="1.5">${lines(104, 54, 58, 7, 11)}</g></g>
    <g transform="rotate(-4 118 120)"><rect x="52" y="82" width="128" height="84" rx="3" fill="${c}"/><path d="M52 84l64 48 64-48" fill="#fff" opacity=".35"/><path d="M52 84l64 48 64-48" fill="none" stroke="#8a7448" stroke-opacity=".5" stroke-width="1.5"/><circle cx="116" cy="130" r="12" fill="#a8362c"/><circle cx="116" cy="130" r="7" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="1.5"/></g>`,
  "blotting-paper": (c) => `${shadow(122, 172, 66)}
    <rect x="62" y="44" width="112" height="122" rx="2" fill="#fff" transform="rotate(8 120 100)"/><rect x="62" y="44" width="112" height="122" rx="2" fill="${c}" opacity=".75" transform="rotate(3 120 100)"/>
    <rect x="62" y="44" width="112" height="122" rx="2" fill="${c}" transform="rotate(-3 120 100)"/><g fill="#3c4a66" opacity=".55"><circle cx="98" cy="86" r="10"/><circle cx="112" cy="96" r="5"/><circle cx="140" cy="122" r="7"/><circle cx="90" cy="104" r="3"/></g>`,
  "paper-tape": (c) => `${shadow(124, 168, 70)}
    ${[["88", "118", c], ["150", "124", "#d58f6b"], ["120", "82", "#e0c272"]].map(([x, y, tone]) => `<circle cx="${x}" cy="${y}" r="36" fill="${tone}"/><circle cx="${x}" cy="${y}" r="36" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="5" stroke-dasharray="3 9"/><circle cx="${x}" cy="${y}" r="21" fill="#f7f2e6"/><circle cx="${x}" cy="${y}" r="16" fill="#3a362f" opacity=".22"/>`).join("")}`,
};
