/** Drawings of tools and glass, on 240 by 200. */
const shadow = (cx, cy, rx, ry = 8) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#000" opacity=".12"/>`;
const shine = (d) => `<path d="${d}" fill="#fff" opacity=".3"/>`;

export const tools = {
  "brass-pen": (c) => `${shadow(122, 150, 78, 6)}
    <g transform="rotate(-28 120 104)"><path d="M42 94h124v22H42a4 4 0 0 1-4-4V98a4 4 0 0 1 4-4z" fill="${c}"/><path d="M166 94l34 9v4l-34 9z" fill="#a57c2c"/><path d="M198 103l8 2-8 2z" fill="#3d3a33"/>
    ${shine("M42 97h124v5H42z")}<path d="M120 94v22M126 94v22" stroke="#000" stroke-opacity=".22" stroke-width="1.6"/><path d="M40 88h46l4 4H44z" fill="#8f6c25"/></g>`,
  "fountain-pen": (c) => `${shadow(122, 156, 80, 6)}
    <path d="M46 60c22-16 44 12 66-4s40 6 56-6" fill="none" stroke="#31405f" stroke-width="2.4" stroke-linecap="round" opacity=".6"/>
    <g transform="rotate(-24 120 112)"><rect x="34" y="100" width="112" height="25" rx="12" fill="${c}"/><rect x="142" y="102" width="26" height="21" rx="3" fill="#22282a"/><path d="M168 103l32 9.5-32 9.5c4-6 4-13 0-19z" fill="#d8b96a"/><path d="M178 112.5h21" stroke="#7c6330" stroke-width="1.4"/>
    <rect x="94" y="99" width="5" height="27" fill="#d8b96a"/>${shine("M44 104h92v5H44z")}<path d="M52 94h40l3 5H52z" fill="#d8b96a"/></g>`,
  "pencil-set": () => `${shadow(120, 176, 66)}
    ${["#c9704a", "#d9a441", "#5d7a62", "#3c4a66", "#8a5a78", "#4b4b48"].map((tone, i) => `<g transform="translate(${62 + i * 20} ${i % 2 ? 30 : 40})"><path d="M0 28h15v102H0z" fill="${tone}"/><path d="M5 28h5v102H5z" fill="#fff" opacity=".22"/><path d="M0 28L7.5 4 15 28z" fill="#eacfa4"/><path d="M5 12l2.5-8 2.5 8z" fill="#3a362f"/><rect y="122" width="15" height="8" fill="#000" opacity=".2"/></g>`).join("")}`,
  "brush-markers": () => `${shadow(122, 176, 62)}
    ${[["#7d6aa0", -12, 84], ["#5b9a8b", 0, 112], ["#d2745a", 12, 140]].map(([tone, turn, x]) => `<g transform="rotate(${turn} 120 190)"><rect x="${x}" y="70" width="19" height="98" rx="5" fill="#fbf8f1"/><rect x="${x}" y="112" width="19" height="56" rx="5" fill="${tone}"/><path d="M${x + 3} 70l2-16h9l2 16z" fill="#d8d2c4"/><path d="M${x + 6} 54c0-10 2-16 3.5-22 1.5 6 3.5 12 3.5 22z" fill="${tone}"/></g>`).join("")}`,
  "blue-ink": (c) => `${shadow(120, 172, 62)}
    <rect x="94" y="32" width="52" height="32" rx="5" fill="#2a2c2e"/><path d="M94 40h52M94 47h52M94 54h52" stroke="#fff" stroke-opacity=".16" stroke-width="2"/><rect x="100" y="62" width="40" height="14" fill="#dfe8ea"/>
    <path d="M78 76h84a12 12 0 0 1 12 12v70a12 12 0 0 1-12 12H78a12 12 0 0 1-12-12V88a12 12 0 0 1 12-12z" fill="#e9f0f2" opacity=".9"/><path d="M66 104h108v54a12 12 0 0 1-12 12H78a12 12 0 0 1-12-12z" fill="${c}"/><path d="M66 104c18 8 36-6 54 0s36-6 54 0v6H66z" fill="#fff" opacity=".14"/>
    <rect x="90" y="116" width="60" height="36" rx="2" fill="#faf6ea"/><path d="M100 128h40M108 138h24" stroke="${c}" stroke-width="3" stroke-linecap="round"/>${shine("M74 88c0-4 3-6 6-6v78c-4 0-6-2-6-6z")}`,
  "sealing-wax": (c) => `${shadow(122, 172, 66)}
    <g transform="rotate(-14 96 110)"><rect x="82" y="36" width="22" height="124" rx="3" fill="${c}"/>${shine("M86 36h5v124h-5z")}</g><g transform="rotate(4 130 110)"><rect x="112" y="46" width="22" height="116" rx="3" fill="${c}"/><path d="M112 46h22v18h-22z" fill="#000" opacity=".15"/>${shine("M116 46h5v116h-5z")}</g>
    <path d="M164 66c12 0 16 10 12 22l-4 30h-16l-4-30c-4-12 0-22 12-22z" fill="#b48655"/><rect x="154" y="116" width="20" height="14" fill="#c79a3b"/><ellipse cx="164" cy="156" rx="26" ry="13" fill="${c}"/><ellipse cx="164" cy="154" rx="17" ry="8" fill="#000" opacity=".16"/>`,
  "desk-lamp": (c) => `<path d="M82 51L16 176h116l1-85z" fill="#ffe9a8" opacity=".4"/>${shadow(160, 178, 44)}
    <path d="M126 174h68a8 8 0 0 0-8-9h-52a8 8 0 0 0-8 9z" fill="${c}"/><path d="M160 166l22-68-52-42" fill="none" stroke="#3a3d3c" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><circle cx="182" cy="98" r="7" fill="#c79a3b"/>
    <g transform="rotate(38 118 54)"><path d="M88 74c0-26 14-38 32-38s32 12 32 38z" fill="${c}"/>${shine("M96 72c0-18 6-28 16-32-4 8-6 18-6 32z")}<ellipse cx="120" cy="74" rx="32" ry="6" fill="#fff3c4"/></g>`,
  "pen-tray": (c) => `${shadow(122, 164, 84)}
    <path d="M36 104h168a8 8 0 0 1 8 8v36a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8v-36a8 8 0 0 1 8-8z" fill="${c}"/><path d="M28 124h184v24a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8z" fill="#000" opacity=".14"/>
    <g stroke="#000" stroke-opacity=".14" stroke-width="1.4" fill="none"><path d="M36 136c50-8 110 8 168-2M36 146c60 6 100-6 168 2"/></g>
    <rect x="44" y="90" width="112" height="13" rx="6" fill="#31405f"/><rect x="138" y="90" width="5" height="13" fill="#d8b96a"/><path d="M156 91l22 5.5-22 5.5z" fill="#d8b96a"/><path d="M52 76h110v11H52z" fill="#d9a441"/><path d="M162 76l18 5.5-18 5.5z" fill="#eacfa4"/><path d="M175 80l5 1.5-5 1.5z" fill="#3a362f"/>`,
  "brass-ruler": (c) => `${shadow(122, 146, 86, 6)}
    <g transform="rotate(-17 120 104)"><rect x="22" y="80" width="196" height="46" rx="2" fill="${c}"/>${shine("M22 82h196v7H22z")}<circle cx="206" cy="103" r="5" fill="#fff" opacity=".6"/>
    <g stroke="#4a3a17" stroke-width="1.3">${Array.from({ length: 31 }, (_, i) => `<path d="M${30 + i * 5.5} 126v-${i % 10 === 0 ? 18 : i % 5 === 0 ? 13 : 8}"/>`).join("")}</g></g>`,
};
