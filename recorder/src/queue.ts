import { deriveApiBase } from "./options/deriveApiBase";
import type { PlayheadApi } from "./PlayheadApi";
import type { PlayheadOptions } from "./types";

/** What a page says with `replaya(command, …)`: a command and its arguments. */
export type QueuedCall = ArrayLike<unknown>;

/** Options of `replaya("init", …)`; others are ours (`PlayheadOptions`) under their own names. */
export interface QueueOptions extends Partial<PlayheadOptions> {
  /** Where the collector answers; default: where the script came from. */
  apiHost?: string;
  /** The website's public key. */
  projectKey?: string;
  /** The person, as the page knows it; `userId` wins. */
  distinctId?: string;
}

/** Does what a call says; one that we don't know is nothing, because the page was written for another script. */
export function runQueued(call: QueuedCall, recorder: PlayheadApi, scriptSrc: string | null): unknown {
  const [name, ...rest] = Array.from(call);
  if (name === "init") return recorder.init(toOptions((rest[0] ?? {}) as QueueOptions, scriptSrc));
  const command: unknown = recorder[name as keyof PlayheadApi];
  return typeof command === "function" ? command(...rest) : undefined;
}

function toOptions(
  { apiHost, projectKey, distinctId, ...own }: QueueOptions,
  scriptSrc: string | null,
): PlayheadOptions {
  const base = apiHost ? `${apiHost.replace(/\/+$/, "")}/api` : null;
  const options: PlayheadOptions = {
    ...own,
    websiteId: own.websiteId ?? projectKey ?? "",
    apiBase: own.apiBase ?? deriveApiBase(base, scriptSrc, location.href),
  };
  const userId = own.userId ?? distinctId;
  if (userId) options.userId = userId;
  return options;
}
