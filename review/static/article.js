// The article with its marks, and the words that a reviewer marks in it.

import { $, h } from "./dom.js";
import { FIELD } from "./words.js";

/** The offset of UTF-16 place `at` in a run's text, counted in characters as the store counts. */
const characters = (text, at) => Array.from(text.slice(0, at)).length;

export function articleText(article, hover) {
  const body = h("div", { class: "text", id: "text", lang: "en" });
  article.paragraphs.forEach((runs, line) => {
    const paragraph = h(line === 0 && article.title ? "h2" : "p", line === 0 && article.title ? { class: "headline" } : null);
    for (const [start, text, numbers] of runs) paragraph.append(run(start, text, numbers.map((each) => article.marks[each]), hover));
    body.append(paragraph);
  });
  return body;
}

function run(start, text, marks, hover) {
  const inner = marks.filter((mark) => mark.role !== "evidence" && mark.role !== "other");
  const classes = [...new Set(marks.map((mark) => `m-${mark.role}`))];
  const element = h(inner.length ? "mark" : "span", { class: classes.join(" ") || null, data: { start } }, text);
  if (marks.length) {
    element.addEventListener("pointerenter", () => hover(element, marks));
    element.addEventListener("pointerleave", () => hover(null, []));
  }
  return element;
}

/** Show which field, rule and cue a mark is. */
export function tip(element, marks) {
  const box = $("tip");
  if (!element) {
    box.hidden = true;
    return;
  }
  box.replaceChildren(...marks.map((mark) =>
    h("div", { class: `field f-${mark.role}` }, h("b", null, FIELD[mark.role] || mark.role), mark.rule ? ` ${mark.rule}` : "")));
  box.hidden = false;
  const at = element.getBoundingClientRect();
  const wide = box.offsetWidth;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - wide - 8))}px`;
  const above = at.top - box.offsetHeight - 6;
  box.style.top = `${above > 4 ? above : at.bottom + 6}px`;
}

/** The words that are marked in the article just now: {start, end, words, box}, or null. */
export function marked() {
  const selection = getSelection();
  const text = $("text");
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { start, end, words: selection.toString(), box: range.getBoundingClientRect() };
}

function place(node, offset) {
  if (node.nodeType === Node.TEXT_NODE) {
    const element = node.parentElement.closest("[data-start]");
    return element ? Number(element.dataset.start) + characters(node.data, offset) : null;
  }
  const next = node.childNodes[offset] || null;
  const runs = [...$("text").querySelectorAll("[data-start]")];
  const after = runs.find((each) => next && (each === next || next.contains(each) || next.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING));
  if (after) return Number(after.dataset.start);
  const last = runs[runs.length - 1];
  return last ? Number(last.dataset.start) + Array.from(last.textContent).length : null;
}

/** The first place of the article that has these words, null where there is none. */
export function rangeOf(words) {
  const text = $("text");
  const runs = [...text.querySelectorAll("[data-start]")];
  const whole = runs.map((each) => each.textContent).join("");
  const at = whole.toLowerCase().indexOf(words.trim().toLowerCase());
  if (!words.trim() || at < 0) return null;
  const range = document.createRange();
  const end = at + words.trim().length;
  let passed = 0;
  for (const each of runs) {
    const long = each.textContent.length;
    if (at >= passed && at < passed + long) range.setStart(each.firstChild, at - passed);
    if (end > passed && end <= passed + long) range.setEnd(each.firstChild, end - passed);
    passed += long;
  }
  return range;
}

/** Bring the evidence before the reader's eyes. */
export function showEvidence() {
  const first = document.querySelector("#text .m-anchor") || document.querySelector("#text .m-evidence");
  if (!first) return;
  const pane = $("article");
  const inside = pane && getComputedStyle(pane).overflowY === "auto";
  if (inside) pane.scrollTop = first.offsetTop - pane.offsetTop - pane.clientHeight / 3;
}
