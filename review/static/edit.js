// Correcting a claim, marking words for its fields, adding a claim that the rules missed.

import { newKey, post } from "./api.js";
import { marked, rangeOf } from "./article.js";
import { holding } from "./claim.js";
import { Correction } from "./correct.js";
import { dialog } from "./dialog.js";
import { $, h, say } from "./dom.js";
import { desk } from "./state.js";
import { FIELD } from "./words.js";

export function correct() {
  const { open, choices } = desk;
  if (!open || open.form) return;
  edit(new Correction({
    title: "Correct the claim", values: holding(open.dossier), choices, cancel: closeForm,
    save(changed, spans, note) {
      if (note) open.note = note;
      if (!Object.keys(changed).length && !open.dossier.corrected) return void desk.decide("accept");
      const before = Object.entries(open.dossier.corrected || {}).filter(([name]) => choices.fields.includes(name));
      desk.decide("correct", { corrections: { ...Object.fromEntries(before), ...changed }, spans });
    },
  }));
}

function edit(form) {
  desk.open.form = form;
  $("bar").hidden = true;
  $("fields").replaceChildren(form.element);
  form.inputs.company.focus();
  form.inputs.company.select();
}

function closeForm() {
  desk.show(desk.open.dossier.id, { push: false });
}

/** Offer the fields for which the words marked just now can be used; null where none are. */
export function offerFields() {
  const found = marked();
  if (!found) return null;
  const box = $("marker");
  box.replaceChildren(
    h("span", { class: "lead" }, "Use as"),
    ...desk.choices.markable.map((field) =>
      h("button", { type: "button", class: `f-${field}`, onclick: () => useWords(field, found) }, FIELD[field])),
    h("button", { type: "button", onclick: () => addMissed(found) }, "Missed claim"));
  box.hidden = false;
  box.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(found.box.bottom + 8, innerHeight - box.offsetHeight - 8))}px`;
  return box;
}

export function markByKey() {
  const box = offerFields();
  if (box) box.querySelector("button").focus();
  else askWords(() => offerFields()?.querySelector("button").focus());
}

export function addByKey() {
  const found = marked();
  if (found) addMissed(found);
  else askWords(() => addMissed(marked()));
}

/** Without a mouse: ask for the words and mark their first place. */
function askWords(then) {
  const input = h("input", { id: "words", autocomplete: "off", size: 40 });
  const trouble = h("p", { class: "wrong", role: "alert" });
  dialog("Words in the article", h("form", {
    onsubmit(event) {
      event.preventDefault();
      const range = rangeOf(input.value);
      if (!range) {
        trouble.textContent = "The article has no such words.";
        return;
      }
      $("dialog").close(); // first, for nothing can be marked behind an open dialog
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      then();
    },
  }, h("p", { class: "pair" }, h("label", { for: "words" }, "Words"), input), trouble,
  h("p", { class: "row" }, h("button", { type: "submit", class: "main" }, "Mark"))));
  input.focus();
}

async function useWords(field, { start, end }) {
  $("marker").hidden = true;
  correct();
  const { form, dossier } = desk.open;
  try {
    const found = await post("/read", { version_id: dossier.version_id, start, end, field });
    form.take(field, found.words, found.values, start, end);
  } catch (error) {
    form.trouble.textContent = error.message;
  }
}

function blank(company) {
  return { kind: "layoff", company, low: null, high: null, qualifier: null, percent_low: null, percent_high: null, date: null,
    effective: null, status: "announced", cut_type: "layoff", causes: [] };
}

/** The form of a missed claim that these words of the open article tell. */
function addMissed(found) {
  $("marker").hidden = true;
  const { dossier } = desk.open;
  edit(missedForm(found, dossier.version_id, dossier.values.company, { cancel: closeForm, saved: closeForm }));
}

export function missedForm(found, version, company, { cancel, saved }) {
  return new Correction({
    title: "Add a claim", values: blank(company), choices: desk.choices, fresh: true, cancel,
    save(values, spans, note) {
      const body = { key: newKey(), version_id: version, start: found.start, end: found.end, values, spans };
      desk.outbox.add("/add", note ? { ...body, note } : body);
      say("Adding the claim.");
      saved();
    },
  });
}

export function writeNote() {
  const { open } = desk;
  const input = h("textarea", { id: "note", rows: 4, cols: 40, maxlength: 2000, value: open.note });
  dialog("Note to this verdict", h("form", {
    onsubmit(event) {
      event.preventDefault();
      open.note = input.value.trim();
      $("dialog").close();
      say(open.note ? "The note goes with your verdict." : "No note.");
    },
  }, h("p", { class: "pair" }, h("label", { for: "note" }, "Note"), input),
  h("p", { class: "row" }, h("button", { type: "submit", class: "main" }, "Keep with the verdict"))));
  input.focus();
}
