/** One condition that a list of recordings can have. Its key is the API's parameter. */
export type FilterDefinition =
  | { readonly key: string; readonly kind: "least"; readonly name: string; readonly unit: [one: string, many: string] }
  | { readonly key: string; readonly kind: "length"; readonly name: string; readonly words: string }
  | {
      readonly key: string;
      readonly kind: "choice";
      readonly name: string;
      readonly words: string;
      /** What there is to choose from; absent: the facets say. */
      readonly choices?: readonly (readonly [value: string, label: string])[];
    }
  | {
      readonly key: string;
      readonly kind: "text";
      readonly name: string;
      readonly words: string;
      readonly hint: string;
    }
  | { readonly key: "url"; readonly kind: "url"; readonly name: string }
  | { readonly key: "fact"; readonly kind: "fact"; readonly name: string }
  | { readonly key: string; readonly kind: "flag"; readonly name: string; readonly words: string };

/** In the order in which they are offered. */
export const FILTERS: readonly FilterDefinition[] = [
  { key: "minRageClicks", kind: "least", name: "Rage clicks", unit: ["rage click", "rage clicks"] },
  { key: "minDeadClicks", kind: "least", name: "Dead clicks", unit: ["dead click", "dead clicks"] },
  { key: "minErrors", kind: "least", name: "Errors", unit: ["error", "errors"] },
  { key: "minConsoleErrors", kind: "least", name: "Console errors", unit: ["console error", "console errors"] },
  { key: "minNetworkErrors", kind: "least", name: "Failed requests", unit: ["failed request", "failed requests"] },
  { key: "minClicks", kind: "least", name: "Clicks", unit: ["click", "clicks"] },
  { key: "minPageViews", kind: "least", name: "Pages", unit: ["page", "pages"] },
  { key: "minDurationMs", kind: "length", name: "Length", words: "longer than" },
  { key: "minActiveMs", kind: "length", name: "Active time", words: "active for more than" },
  { key: "url", kind: "url", name: "Page visited" },
  { key: "fact", kind: "fact", name: "Something happened" },
  {
    key: "state",
    kind: "choice",
    name: "State",
    words: "that are",
    choices: [
      ["live", "live now"],
      ["ready", "over"],
      ["stopped", "stopped"],
    ],
  },
  { key: "userId", kind: "text", name: "User", words: "of user", hint: "The id your pages pass to identify" },
  { key: "visitorUid", kind: "text", name: "Visitor", words: "of visitor", hint: "The visitor's id" },
  { key: "browser", kind: "choice", name: "Browser", words: "in" },
  { key: "os", kind: "choice", name: "System", words: "on" },
  {
    key: "device",
    kind: "choice",
    name: "Device",
    words: "on",
    choices: [
      ["desktop", "a desktop"],
      ["tablet", "a tablet"],
      ["mobile", "a phone"],
    ],
  },
  { key: "country", kind: "choice", name: "Country", words: "from" },
  { key: "starred", kind: "flag", name: "Starred", words: "starred" },
  { key: "unseen", kind: "flag", name: "Not watched", words: "not watched yet" },
];

const BY_KEY = new Map(FILTERS.map((filter) => [filter.key, filter]));

export function definitionOf(key: string): FilterDefinition | undefined {
  return BY_KEY.get(key);
}

/** Kinds of facts that a filter can ask for, as the API and as people name them. */
export const FACT_KINDS: readonly (readonly [kind: string, words: string])[] = [
  ["click", "clicked"],
  ["rage_click", "rage-clicked"],
  ["dead_click", "clicked in vain"],
  ["error", "ran into the error"],
  ["console", "saw in the console"],
  ["network_error", "had a request fail"],
  ["track", "did"],
  ["page_view", "saw the page"],
];
