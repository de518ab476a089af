import { SESSION_COOKIE, SESSION_COOKIE_S, VISITOR_COOKIE, VISITOR_COOKIE_S } from "../constants";
import { createUuid } from "./createUuid";
import { readCookie } from "./readCookie";

export interface Identity {
  visitorUid: string;
  sessionUid: string;
}

/** Reads or creates the visitor's and the session's cookie and slides both on. Without cookies the ids live as long as the page. */
export function ensureIdentity(previous?: Identity): Identity {
  const cookies = readAll();
  const identity = {
    visitorUid: readCookie(cookies, VISITOR_COOKIE) ?? previous?.visitorUid ?? createUuid(),
    sessionUid: readCookie(cookies, SESSION_COOKIE) ?? createUuid(),
  };
  write(VISITOR_COOKIE, identity.visitorUid, VISITOR_COOKIE_S);
  write(SESSION_COOKIE, identity.sessionUid, SESSION_COOKIE_S);
  return identity;
}

function readAll(): string {
  try {
    return document.cookie;
  } catch {
    // A sandboxed document forbids cookies: the ids live in memory.
    return "";
  }
}

function write(name: string, value: string, maxAgeS: number): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is neither synchronous nor everywhere
    document.cookie = `${name}=${value}; Max-Age=${maxAgeS}; Path=/; SameSite=Lax${secure}`;
  } catch {
    // A sandboxed document forbids cookies: the ids live in memory.
  }
}
