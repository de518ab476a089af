/** A random UUID (v4), also where `crypto.randomUUID` is missing (insecure pages, older browsers) or crypto is. */
export function createUuid(): string {
  const own = typeof crypto === "undefined" ? null : crypto;
  if (own && "randomUUID" in own && typeof own.randomUUID === "function") return own.randomUUID();
  const sixteen = (): number => (own ? (own.getRandomValues(new Uint8Array(1))[0] ?? 0) : Math.random() * 256) & 15;
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) =>
    (place === "x" ? sixteen() : (sixteen() & 3) | 8).toString(16),
  );
}
