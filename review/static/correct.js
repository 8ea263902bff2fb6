// The form in which a claim's fields are put right, or those of a missed claim are told.

import { h } from "./dom.js";
import { FIELD, plain } from "./words.js";

const EQUAL = ["exact", "about"];
const OPEN = ["at_least", "vague"];

/** A form over a claim's fields. `values` are what it says now; `save(changed, spans, note)` gets what differs. */
export class Correction {
  constructor({ title, values, choices, save, cancel, fresh }) {
    this.before = structuredClone(values);
    this.choices = choices;
    this.spans = {};
    this.inputs = {};
    this.fresh = fresh;
    this.causes = h("ul", { class: "causes", "aria-label": "Causes" });
    this.note = h("textarea", { id: "in-note", rows: 2, maxlength: 2000 });
    this.trouble = h("p", { class: "wrong", role: "alert" });
    this.element = h("form", {
      class: "correct", "aria-label": title, novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        this.submit(save);
      },
      onkeydown: (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          cancel();
        }
      },
    },
    this.text("company"),
    h("fieldset", null, h("legend", null, "Jobs"), this.number("low"), this.number("high"), this.select("qualifier", choices.qualifier, true)),
    h("fieldset", null, h("legend", null, "Share of staff"), this.number("percent_low"), this.number("percent_high")),
    h("fieldset", null, h("legend", null, "When"), this.text("date", "2026-11-05, 2026-11, 2026-Q4, 2026"), this.text("effective", "2027-Q1")),
    h("fieldset", null, h("legend", null, "How"), this.select("status", choices.status), this.select("cut_type", choices.cut_type),
      this.select("kind", choices.kind)),
    h("fieldset", null, h("legend", null, "Causes"), this.causes,
      h("button", { type: "button", class: "small", onclick: () => this.addCause({ code: "ai", stance: "asserts", speaker: "company" }, true) }, "Add a cause")),
    h("p", { class: "pair" }, h("label", { for: "in-note" }, "Note"), this.note),
    this.trouble,
    h("p", { class: "row" }, h("button", { type: "submit", class: "main" }, fresh ? "Add the claim" : "Save", " ", h("kbd", null, "Enter")),
      h("button", { type: "button", onclick: cancel }, "Cancel ", h("kbd", null, "Esc"))));
    this.set(values);
  }

  label(name, input) {
    this.inputs[name] = input;
    return h("p", { class: "pair", data: { field: name } }, h("label", { for: input.id }, FIELD[name]), input);
  }

  text(name, example) {
    return this.label(name, h("input", { id: `in-${name}`, autocomplete: "off", placeholder: example || null, maxlength: 200 }));
  }

  number(name) {
    return this.label(name, h("input", { id: `in-${name}`, inputmode: "decimal", autocomplete: "off", size: 8 }));
  }

  select(name, words, none) {
    return this.label(name, h("select", { id: `in-${name}` }, none ? h("option", { value: "" }, "no count") : null,
      words.map((word) => h("option", { value: word }, plain(word)))));
  }

  addCause(each, focus) {
    const pick = (name, words, label) => {
      const select = h("select", { "aria-label": label, data: { part: name } }, words.map((word) => h("option", { value: word }, plain(word))));
      select.value = each[name];
      return select;
    };
    const line = h("li", null, pick("code", this.choices.cause, "Cause"), pick("stance", this.choices.stance, "Stance"),
      pick("speaker", this.choices.speaker, "Whose word"),
      h("button", { type: "button", class: "small", "aria-label": "Remove this cause", onclick: () => line.remove() }, "Remove"));
    this.causes.append(line);
    if (focus) line.querySelector("select").focus();
  }

  set(values) {
    for (const [name, value] of Object.entries(values)) {
      if (name === "causes") {
        this.causes.replaceChildren();
        for (const each of value) this.addCause(each, false);
      } else if (this.inputs[name]) this.inputs[name].value = value === null ? "" : String(value);
    }
  }

  /** Take what marked words say. */
  take(field, words, values, start, end) {
    this.set(values);
    this.spans[field] = [start, end];
    const first = Object.keys(values)[0] || { count: "low", share: "percent_low", cause: null }[field] || field;
    if (field === "cause") this.addCause({ code: "other", stance: "asserts", speaker: "company" }, true);
    else if (this.inputs[first]) this.inputs[first].focus();
    this.trouble.textContent = Object.keys(values).length || ["status", "cut_type", "cause"].includes(field) ? ""
      : `“${words}” gives no ${FIELD[field].toLowerCase()}; write it.`;
  }

  read() {
    const values = {};
    for (const [name, input] of Object.entries(this.inputs)) {
      const text = input.value.trim();
      if (["low", "high", "percent_low", "percent_high"].includes(name)) {
        const bare = text.replaceAll(/[,\s\u202f]/g, "");
        values[name] = bare === "" ? null : Number(bare);
        if (Number.isNaN(values[name])) throw new Error(`${FIELD[name]}: ${text} is no number.`);
      } else values[name] = text === "" ? null : text;
    }
    values.causes = [...this.causes.children].map((line) =>
      Object.fromEntries([...line.querySelectorAll("select")].map((select) => [select.dataset.part, select.value])));
    return fitted(values, this.before);
  }

  submit(save) {
    let values = null;
    try {
      values = this.read();
    } catch (error) {
      this.trouble.textContent = error.message;
      return;
    }
    const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, this.before[name])));
    save(this.fresh ? values : changed, this.spans, this.note.value.trim());
  }
}

/** Both ends as the wording of a count asks for: one number typed is enough. */
function fitted(values, before) {
  const found = { ...values };
  const typed = found.low ?? found.high;
  if (typed === null) return { ...found, qualifier: null };
  if (found.qualifier === null) found.qualifier = found.low !== null && found.high !== null && found.low !== found.high ? "range" : "exact";
  if (EQUAL.includes(found.qualifier)) {
    const one = found.low !== before.low && found.low !== null ? found.low : found.high ?? found.low;
    found.low = one;
    found.high = one;
  } else if (OPEN.includes(found.qualifier)) {
    found.low = found.low ?? found.high;
    found.high = null;
  } else if (found.qualifier === "at_most") {
    found.high = found.high ?? found.low;
    found.low = null;
  }
  return found;
}

function same(a, b) {
  const order = (value) => (Array.isArray(value) ? JSON.stringify(value.map((each) => JSON.stringify([each.code, each.stance, each.speaker])).sort()) : value);
  return order(a) === order(b);
}
