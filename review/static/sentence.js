// A sentence that could tell of a cut and gave no claim: what readers answer measures what the rules miss.

import { get, newKey } from "./api.js";
import { $, h, say } from "./dom.js";
import { missedForm } from "./edit.js";
import { desk } from "./state.js";

/** Show the next such sentence; false where there is none. */
export async function offerSentence() {
  let found = null;
  try {
    found = await get("/sentence.json");
  } catch {
    return false;
  }
  desk.sinceSentence = 0;
  if (!found.sentence) return false;
  const { url, text_sha256, start, end, version_id } = found.sentence;
  const judge = (missed) => desk.outbox.add("/sentence", { key: newKey(), url, text_sha256, start, end, missed });
  const next = () => desk.showNext();
  desk.open = null;
  desk.sentence = {
    skip: next,
    reject() {
      judge(false);
      next();
    },
    accept() {
      const form = missedForm({ start, end }, version_id, "", {
        cancel: () => $("sentence-form").replaceChildren(),
        saved() {
          judge(true);
          next();
        },
      });
      $("sentence-form").replaceChildren(form.element);
      form.inputs.company.focus();
    },
  };
  $("main").replaceChildren(view(found));
  $("claim-title").focus();
  say("A sentence without a claim. Does it tell of a job cut?");
  return true;
}

function view({ sentence, waiting }) {
  const button = (action, words, kind) =>
    h("button", { type: "button", class: kind, onclick: () => desk.sentence[action]() },
      h("kbd", { "aria-hidden": "true" }, desk.keys.hint(action)), words);
  return h("div", { class: "sentence" },
    h("h1", { id: "claim-title", tabindex: -1 }, "Does this sentence tell of a job cut?"),
    h("p", { class: "dim" }, `The rules found no claim in it. ${waiting} such sentences are unread; your answers measure what the rules miss.`),
    h("p", { class: "source" }, h("b", null, sentence.outlet), ` ${sentence.published_on || "undated"} · ${sentence.title || "no title"}`),
    h("p", { class: "quote" }, h("span", { class: "dim" }, sentence.before), h("mark", { class: "m-evidence" }, sentence.text),
      h("span", { class: "dim" }, sentence.after)),
    h("p", { class: "row" }, button("reject", "No cut that is missed", "main"), button("accept", "Yes: add the claim", null),
      button("skip", "Skip", null)),
    h("div", { id: "sentence-form" }));
}
