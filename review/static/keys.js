// Keys: one table of what can be done, the keys for it, and where a reviewer changes them.

import { h } from "./dom.js";

const KEPT = "pinkslip-keys";

/** [action, words, key, shown in the bar] */
const ACTIONS = [
  ["accept", "Accept", "a", true],
  ["reject", "Reject", "r", true],
  ["unsure", "Unsure", "u", true],
  ["correct", "Correct", "c", true],
  ["undo", "Undo", "z", true],
  ["previous", "Previous", "k", true],
  ["next", "Next", "j", true],
  ["skip", "Skip to the end", "s", true],
  ["open", "Open the live page", "o", false],
  ["archive", "Open the archived page", "w", false],
  ["search", "Search the queue", "/", false],
  ["queue", "Queue", "q", false],
  ["mark", "Mark words for a field", "m", false],
  ["add", "Add a claim the rules missed", "+", false],
  ["accept_all", "Accept all open claims of the article", "A", false],
  ["complete", "Article complete: no claim is missed", "g", false],
  ["note", "Write a note", "t", false],
  ["help", "Keys", "?", false],
];

export const LABEL = Object.fromEntries(ACTIONS.map(([action, words]) => [action, words]));
export const BAR = ACTIONS.filter((each) => each[3]).map(([action]) => action);

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) || "{}");
  } catch {
    return {};
  }
}

export class Keys {
  constructor(reasons) {
    this.reasons = reasons;
    this.load();
  }

  load() {
    const own = stored();
    this.off = own.off === true;
    this.of = Object.fromEntries(ACTIONS.map(([action, , key]) => [action, (own.keys || {})[action] ?? key]));
    this.by = new Map(Object.entries(this.of).map(([action, key]) => [key, action]));
    this.reasons.forEach((reason, at) => {
      const digit = String((at + 1) % 10);
      if (at < 10 && !this.by.has(digit)) this.by.set(digit, `reject ${reason}`);
    });
  }

  store(off, keys) {
    localStorage.setItem(KEPT, JSON.stringify({ off, keys }));
    this.load();
  }

  /** The action of a key press, null for one that is the browser's or a form's. */
  action(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this.off) return null;
    const at = event.target;
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return null;
    return this.by.get(event.key) || null;
  }

  hint(action) {
    return this.off ? "" : this.of[action] || "";
  }

  /** The form in which keys are seen and changed. */
  form(reasonWords, done) {
    const inputs = new Map();
    const off = h("input", { type: "checkbox", checked: this.off, id: "keys-off" });
    const trouble = h("p", { role: "alert", class: "wrong" });
    const rows = ACTIONS.map(([action, words]) => {
      const input = h("input", { value: this.of[action], maxlength: 1, size: 2, id: `key-${action}`, autocomplete: "off" });
      inputs.set(action, input);
      return h("li", null, h("label", { for: `key-${action}` }, words), input);
    });
    const save = (event) => {
      event.preventDefault();
      const keys = Object.fromEntries([...inputs].map(([action, input]) => [action, input.value]));
      const taken = Object.values(keys).filter(Boolean);
      const twice = taken.find((key, at) => taken.indexOf(key) !== at);
      if (twice) {
        trouble.textContent = `${twice} is given twice.`;
        return;
      }
      this.store(off.checked, keys);
      done();
    };
    const again = () => {
      localStorage.removeItem(KEPT);
      this.load();
      done();
    };
    return h("form", { onsubmit: save, class: "keys" },
      h("ul", null, rows),
      h("h3", null, "Reject with a reason"),
      h("ol", { class: "reasons" }, this.reasons.map((reason, at) =>
        h("li", null, h("kbd", null, String((at + 1) % 10)), " ", reasonWords[reason]))),
      h("p", null, off, " ", h("label", { for: "keys-off" }, "No single keys (for speech input); the buttons stay")),
      trouble,
      h("p", { class: "row" }, h("button", { type: "submit", class: "main" }, "Save"),
        h("button", { type: "button", onclick: again }, "As they were"),
        h("button", { type: "button", onclick: done }, "Close")));
  }
}
