/** A text with a star for each character, spaces and line breaks kept. */
export function stars(text: string): string {
  return text.replace(/\S/g, "*");
}
