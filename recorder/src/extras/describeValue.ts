import { MAX_CONSOLE_CHARS, MAX_LOGGED_DEPTH, MAX_LOGGED_KEYS } from "../constants";
import { stripUrls } from "../privacy/stripQuery";

/** A logged value as bounded JSON. An element is named, not dumped: its markup would carry what the page masks. */
export function describeValue(value: unknown): string {
  const json = JSON.stringify(shape(value, []));
  return json.length > MAX_CONSOLE_CHARS ? JSON.stringify(`${json.slice(0, MAX_CONSOLE_CHARS)}…`) : json;
}

function shape(value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case "string":
      return stripUrls(value.slice(0, MAX_CONSOLE_CHARS));
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `[Function ${value.name}]`;
    case "object":
      return value && shapeObject(value, above);
    default:
      return String(value);
  }
}

function shapeObject(value: object, above: readonly object[]): unknown {
  if (typeof Node !== "undefined" && value instanceof Node) return nameOf(value);
  if (value instanceof Error) return stripUrls(value.stack || String(value));
  if (typeof Event !== "undefined" && value instanceof Event) return `[Event ${value.type}]`;
  if (value instanceof Date) return String(value);
  if (above.includes(value)) return "[Circular]";
  if (above.length >= MAX_LOGGED_DEPTH) return Object.prototype.toString.call(value);
  const path = [...above, value];
  if (Array.isArray(value)) return value.slice(0, MAX_LOGGED_KEYS).map((item) => shape(item, path));
  const shaped: Record<string, unknown> = {};
  for (const key of Object.keys(value).slice(0, MAX_LOGGED_KEYS)) {
    try {
      shaped[key] = shape((value as Record<string, unknown>)[key], path);
    } catch {
      // The page's getter throws.
      shaped[key] = "[Throws]";
    }
  }
  return shaped;
}

function nameOf(node: Node): string {
  if (!(node instanceof Element)) return node.nodeName;
  const id = node.id ? `#${node.id}` : "";
  const classes = Array.from(node.classList, (name) => `.${name}`).join("");
  return `<${node.tagName.toLowerCase()}${id}${classes}>`;
}
