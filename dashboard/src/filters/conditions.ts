import { definitionOf, FACT_KINDS, FILTERS, type FilterDefinition } from "./definitions.ts";

/**
 * The conditions of a list: values by the API's parameters. `url` may have `urlMatch` beside it; several facts stand under
 * `fact`, one a line.
 */
export type Conditions = Readonly<Record<string, string>>;

/** How a page's address is compared. */
export type UrlMatch = "contains" | "prefix" | "exact";

const METADATA = /^meta\[[^\]]+\]$/;
/** What an address may carry besides the filters of the bar. */
const OTHERS = new Set(["from", "to", "sort", "order", "urlMatch", "sessionUid", "externalId"]);

/** Reads an address's query; what is no condition is left out. */
export function conditionsOf(query: URLSearchParams): Conditions {
  const found: Record<string, string> = {};
  for (const [name, value] of query) {
    if (value === "" || !(definitionOf(name) || OTHERS.has(name) || METADATA.test(name))) continue;
    found[name] = name === "fact" && found.fact ? `${found.fact}\n${value}` : value;
  }
  return found;
}

/** The conditions as a list request's query string, the same however they were put together. */
export function queryOf(conditions: Conditions): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(conditions).sort()) {
    const value = conditions[name] ?? "";
    for (const one of name === "fact" ? value.split("\n") : [value]) query.append(name, one);
  }
  return query.toString();
}

/** The conditions without one of them. */
export function without(conditions: Conditions, key: string): Conditions {
  const { [key]: _, ...rest } = conditions;
  if (key !== "url") return rest;
  const { urlMatch: __, ...others } = rest;
  return others;
}

/** The bar's filters that are set, in its own order. */
export function filtersOf(conditions: Conditions): readonly FilterDefinition[] {
  return FILTERS.filter((filter) => filter.key in conditions);
}

/** A condition as part of the sentence "Recordings …": the fixed words and the value that stands out. */
export function wordsOf(filter: FilterDefinition, conditions: Conditions): readonly [words: string, value: string] {
  const value = conditions[filter.key] ?? "";
  switch (filter.kind) {
    case "least":
      return ["with at least", `${value} ${Number(value) === 1 ? filter.unit[0] : filter.unit[1]}`];
    case "length":
      return [filter.words, lengthWords(Number(value))];
    case "choice":
      return [filter.words, filter.choices?.find(([choice]) => choice === value)?.[1] ?? value];
    case "text":
      return [filter.words, value];
    case "url":
      return [URL_WORDS[urlMatchOf(conditions)], value];
    case "fact": {
      const [first = "", ...others] = value.split("\n").map(factWords);
      return ["in which somebody", [first, ...others.map((one) => `and ${one}`)].join(" ")];
    }
    case "flag":
      return ["", filter.words];
  }
}

const URL_WORDS: Readonly<Record<UrlMatch, string>> = {
  contains: "on a page with",
  prefix: "on a page that begins with",
  exact: "on the page",
};

export function urlMatchOf(conditions: Conditions): UrlMatch {
  const match = conditions.urlMatch;
  return match === "prefix" || match === "exact" ? match : "contains";
}

/** `rage_click:#pay`, or with exact fields `click:{"selector":"#pay","page":"/cart"}`, as people say it. */
function factWords(value: string): string {
  const { kind, text } = factOf(value);
  const words = FACT_KINDS.find(([known]) => known === kind)?.[1] ?? kind.replaceAll("_", " ");
  if (!text.startsWith("{")) return `${words} ${text}`;
  const fields = fieldsOf(text);
  const what = fields.selector ?? fields.text ?? fields.name ?? fields.message ?? fields.fingerprint;
  return [words, what, fields.page && `on ${fields.page}`].filter(Boolean).join(" ");
}

function fieldsOf(text: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    // somebody's selector begins with a brace
    return { text };
  }
}

/** `rage_click:#pay` in its parts. */
export function factOf(value: string): { readonly kind: string; readonly text: string } {
  const at = value.indexOf(":");
  return at < 0 ? { kind: value, text: "" } : { kind: value.slice(0, at), text: value.slice(at + 1) };
}

export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
