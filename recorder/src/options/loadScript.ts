/** Loads a script into the page, with the nonce of ours where the page's policy asks for one. */
export function loadScript(src: string, nonce?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    if (nonce) script.nonce = nonce;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`not loaded: ${src}`));
    (document.head ?? document.documentElement).appendChild(script);
  });
}
