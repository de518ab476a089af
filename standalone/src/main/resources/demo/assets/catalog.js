/** What the shop sells. Prices in cents; the first colour is the one on the shelf. */
export const SHELVES = [
  { id: "notebooks", name: "Notebooks", face: "grid-notebook" },
  { id: "writing", name: "Writing", face: "brass-pen" },
  { id: "ink-and-paper", name: "Ink and paper", face: "blue-ink" },
  { id: "desk", name: "Desk", face: "desk-lamp" },
];

const GREENS = { Moss: "#5d7a62", Clay: "#b96a4b", Night: "#3c4a66" };

export const PRODUCTS = [
  { id: "grid-notebook", shelf: "notebooks", name: "Grid notebook", cents: 1600, liked: 98, stock: 34, gift: true, tint: "#dfe7da", colours: GREENS, about: "A5, 192 pages, lies flat from the first page on.", made: "Munken 100 g, thread-sewn, linen spine, made in Bruges." },
  { id: "pocket-notebook", shelf: "notebooks", name: "Pocket notebook", cents: 900, liked: 84, stock: 51, tint: "#efe2c6", colours: { Honey: "#c9963f", Moss: "#5d7a62" }, about: "For the pocket that always has a stub of pencil in it.", made: "48 pages of 90 g, stapled, round corners." },
  { id: "dotted-journal", shelf: "notebooks", name: "Dotted journal", cents: 2200, liked: 91, stock: 12, gift: true, tint: "#dde3ee", colours: { Night: "#3c4a66", Plum: "#77506b" }, about: "A year of mornings, with two ribbons.", made: "240 numbered pages, 5 mm dots, hard cover." },
  { id: "sketchbook", shelf: "notebooks", name: "Sketchbook", cents: 1900, liked: 73, stock: 0, tint: "#eadfd6", colours: { Sand: "#b79c7d" }, about: "Rough enough for charcoal, white enough for ink.", made: "160 g, wire binding, grey board." },
  { id: "brass-pen", shelf: "writing", name: "Brass pen", cents: 3400, liked: 95, stock: 9, gift: true, tint: "#f0e4c4", colours: { Brass: "#c79a3b" }, about: "Heavy, plain, better every year.", made: "Turned from one bar of brass, takes any 0.7 refill." },
  { id: "fountain-pen", shelf: "writing", name: "Fountain pen", cents: 5800, liked: 88, stock: 4, gift: true, tint: "#d9e4e2", colours: { Pine: "#2f5d50", Ink: "#31405f", Clay: "#a5532f" }, about: "A springy nib that forgives.", made: "Resin barrel, steel nib in F or M, piston filler." },
  { id: "pencil-set", shelf: "writing", name: "Six pencils", cents: 700, liked: 79, stock: 120, tint: "#f1dfd3", colours: { Mixed: "#c9704a" }, about: "From 2H to 4B, for sums and for shade.", made: "Cedar, sharpened by hand." },
  { id: "brush-markers", shelf: "writing", name: "Brush markers", cents: 1250, liked: 66, stock: 27, tint: "#e6e0ec", colours: { Garden: "#7d6aa0" }, about: "Three tips that behave like brushes.", made: "Water based, refillable." },
  { id: "blue-ink", shelf: "ink-and-paper", name: "Blue ink", cents: 1200, liked: 93, stock: 40, tint: "#d8e2ee", colours: { Blue: "#2f5aa0", Violet: "#6a4a9a", Moss: "#47704f" }, about: "The blue of school and of sea charts.", made: "50 ml, lightfast, kind to old pens." },
  { id: "letter-set", shelf: "ink-and-paper", name: "Letter set", cents: 1500, liked: 70, stock: 22, gift: true, tint: "#f3e7d6", colours: { Cream: "#e9d5b0" }, about: "Twenty sheets, twenty envelopes, no excuse.", made: "Cotton paper with a deckle edge." },
  { id: "sealing-wax", shelf: "ink-and-paper", name: "Sealing wax", cents: 1100, liked: 58, stock: 15, gift: true, tint: "#f2d9d3", colours: { Red: "#a8362c", Gold: "#b98a32" }, about: "Two sticks and a stamp. Nobody needs it.", made: "Resin and shellac, beech handle." },
  { id: "blotting-paper", shelf: "ink-and-paper", name: "Blotting paper", cents: 400, liked: 45, stock: 80, tint: "#e9e0ea", colours: { Rose: "#d3a3b0" }, about: "Ten sheets that keep sleeves clean.", made: "Unsized cotton." },
  { id: "desk-lamp", shelf: "desk", name: "Desk lamp", cents: 8900, liked: 90, stock: 6, tint: "#f3e6c8", colours: { Olive: "#66713f", Coal: "#3d4144", Clay: "#b0512f" }, about: "Warm light exactly where the page is.", made: "Steel, 2700 K, dims to a candle." },
  { id: "pen-tray", shelf: "desk", name: "Pen tray", cents: 2600, liked: 62, stock: 18, gift: true, tint: "#ecdcc8", colours: { Oak: "#b48655", Walnut: "#7a5235" }, about: "Everything in its furrow.", made: "Milled from one board, oiled." },
  { id: "brass-ruler", shelf: "desk", name: "Brass ruler", cents: 1800, liked: 55, stock: 31, tint: "#f1e7cb", colours: { Brass: "#c79a3b" }, about: "Fifteen centimetres, honest ones.", made: "Etched, 2 mm thick." },
  { id: "paper-tape", shelf: "desk", name: "Paper tape", cents: 650, liked: 77, stock: 64, tint: "#dfe9e4", colours: { Garden: "#6d9a86" }, about: "Three rolls for whatever has to stay put.", made: "Washi, 10 m each, comes off again." },
];

export const product = (id) => PRODUCTS.find((one) => one.id === id);
export const shelf = (id) => SHELVES.find((one) => one.id === id);
export const price = (cents) => `${(cents / 100).toFixed(2)} €`;
