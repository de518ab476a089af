/** Whether a visitor is in the share that is recorded: always the same for one visitor and share. */
export function isSampled(visitorUid: string, rate: number): boolean {
  // FNV-1a: the ids are random already, this only spreads them evenly whatever their shape.
  let hash = 0x811c9dc5;
  for (let i = 0; i < visitorUid.length; i++) hash = Math.imul(hash ^ visitorUid.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32 < rate;
}
