// Elements from data. Every string becomes a text node or an attribute that runs nothing: an article's words can't be markup.

/** An element. Properties that start with "on" are listeners; `data`, `aria` are objects; null leaves a property out. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") for (const [key, word] of Object.entries(value)) element.dataset[key] = word;
    else if (name === "aria") for (const [key, word] of Object.entries(value)) element.setAttribute(`aria-${key}`, word);
    else if (name === "class") element.className = value;
    else if (name === "value" || name === "checked" || name === "selected") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export const $ = (id) => document.getElementById(id);

/** A link to somewhere else, only when its address is http or https; else its words. */
export function outside(address, words) {
  let safe = null;
  try {
    const url = new URL(address);
    if (url.protocol === "https:" || url.protocol === "http:") safe = url.href;
  } catch {
    safe = null;
  }
  return safe ? h("a", { href: safe, target: "_blank", rel: "noopener noreferrer", data: { live: "" } }, words) : h("span", null, words);
}

/** Tell a screen reader. */
export function say(words) {
  $("say").textContent = words;
}
