import { createContext, type ReactNode, useContext } from "react";
import { atLeast, type Me, type Role } from "../api/session.ts";

const SIGNED_IN = createContext<Me | null>(null);

/** Tells everything inside who is signed in. */
export function SignedIn(props: { me: Me; children: ReactNode }) {
  return <SIGNED_IN value={props.me}>{props.children}</SIGNED_IN>;
}

/** Who is signed in; null for whoever came by a link to a recording. */
export function useMe(): Me | null {
  return useContext(SIGNED_IN);
}

/** What we are in a website: what that may not do isn't offered. The server decides all the same. */
export function useRole(websiteId: string | null | undefined): Role {
  const me = useMe();
  if (me?.operator) return "admin";
  return me?.websites.find((website) => website.websiteId === websiteId)?.role ?? "viewer";
}

/** Whether our role in a website is this one or a higher one. */
export function useMay(needed: Role, websiteId: string | null | undefined): boolean {
  return atLeast(useRole(websiteId), needed);
}

/** Who we are, in a word. */
export function nameOf(me: Me): string {
  if (me.email) return me.email;
  return me.operator ? "Administrator" : (me.websites[0]?.name ?? "Key");
}
