// The visible tree of a document's body, in words that are the same for a page and for its replay: the replayer keeps scripts as
// <noscript>, and gives what the mouse is over the class ":hover".
(body) => {
  const skip = new Set(["SCRIPT", "NOSCRIPT", "STYLE"]);
  const words = (element) => {
    const value = (name) => {
      if (name === "href") return new URL(element.getAttribute(name), element.baseURI).pathname;
      if (name === "class") return [...element.classList].filter((one) => one !== ":hover").join(" ");
      return element.getAttribute(name) ?? "";
    };
    const attributes = ["id", "class", "href", "name", "type"]
      .filter((name) => element.hasAttribute(name) && value(name) !== "")
      .map((name) => `${name}=${value(name)}`);
    const lines = [`${element.tagName.toLowerCase()} ${attributes.join(" ")}`.trim()];
    if (element.tagName === "INPUT" && element.type !== "password") lines.push(`  value ${element.value}`);
    if (element.tagName === "SELECT") lines.push(`  selected ${element.value}`);
    for (const child of element.childNodes) {
      if (child.nodeType === 3 && child.data.trim()) lines.push(`  "${child.data.trim()}"`);
      if (child.nodeType === 1 && !skip.has(child.tagName)) lines.push(...words(child).map((line) => `  ${line}`));
    }
    return lines;
  };
  return words(body).join("\n");
}
