// The visible tree of a document's body, in words that are the same for a page and for its replay: rrweb keeps scripts as
// <noscript>, and marks its own elements with rr_ or replayer classes.
(body) => {
  const skip = new Set(["SCRIPT", "NOSCRIPT", "STYLE"]);
  const words = (element) => {
    const attributes = ["id", "class", "href", "name", "type"]
      .filter((name) => element.hasAttribute(name))
      .map((name) => `${name}=${name === "href" ? new URL(element.getAttribute(name), element.baseURI).pathname : element.getAttribute(name)}`);
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
