// The desk: one key a claim. What is shown next never waits for the server; what was decided never leaves the outbox
// before the server has it on its disk.

import { Outbox, get, post } from "./api.js";
import { showEvidence, tip } from "./article.js";
import { archived, claimView, holding } from "./claim.js";
import { dialog } from "./dialog.js";
import { $, h, say } from "./dom.js";
import { addByKey, correct, markByKey, offerFields, writeNote } from "./edit.js";
import { BAR, Keys, LABEL } from "./keys.js";
import { Queue, queueView } from "./queue.js";
import { offerSentence } from "./sentence.js";
import { desk } from "./state.js";
import { acceptAll, complete, decide, takeBack, undo } from "./verdicts.js";
import { REASON, headline } from "./words.js";

const root = document.documentElement.dataset;
const queue = new Queue();
const visited = []; // claims in the order in which they were shown

Object.assign(desk, { queue, show, showNext, decide, complain });

function complain(words) {
  const trouble = $("trouble");
  trouble.hidden = !words;
  if (trouble.textContent !== words) trouble.textContent = words;
}

function tellSaved(waiting, trouble) {
  const saved = $("saved");
  const words = waiting ? `${waiting} saving…` : "All saved";
  if (saved.textContent !== words) saved.textContent = words;
  saved.dataset.waiting = waiting;
  const kept = `${waiting} kept in this browser`;
  if (!trouble) complain("");
  else if ([401, 403].includes(trouble.status)) complain(`You are signed out: open a new link of pinkslip review. ${kept} till then.`);
  else complain(`${trouble.message} ${kept}, and sent again.`);
}

desk.outbox = new Outbox({
  onchange: tellSaved,
  onsaved(sent, answer) {
    if (desk.stuck) showNext();
    const shown = desk.open && !desk.open.form ? desk.open.dossier.id : null;
    queue.forget(answer.claim);
    if (sent.path === "/add") say("The claim was added.");
    if (shown && (sent.path === "/add" || sent.body.decision === "undo")) refresh(shown);
  },
  onrefused(sent, error) {
    if (sent.body.claim) {
      queue.judged.delete(sent.body.claim);
      queue.forget(sent.body.claim);
      show(sent.body.claim).then(() => complain(error.message));
    } else complain(error.message);
  },
});

function tellProgress() {
  const { done_today: done, recent, recent_minutes: minutes } = queue.progress;
  const pace = recent > 4 && minutes > 0.5 ? `, ${Math.round((recent / minutes) * 60).toLocaleString("en")} an hour` : "";
  $("progress").textContent = `${queue.total.toLocaleString("en")} left, ${done.toLocaleString("en")} done today${pace}`;
}

function showBar(wanted) {
  const box = $("bar");
  box.hidden = !wanted;
  box.replaceChildren(...BAR.map((action) =>
    h("button", { type: "button", data: { do: action }, class: `do-${action}` },
      h("kbd", { "aria-hidden": "true" }, desk.keys.hint(action)), LABEL[action])));
}

// -- showing

async function show(id, { push = true } = {}) {
  const started = performance.now();
  let dossier = null;
  try {
    dossier = await queue.dossier(id);
  } catch (error) {
    if (error.status === 404 && queue.drop(id)) await showNext(); // an edit took its sentence away
    else {
      complain(error.message);
      desk.stuck = !desk.open;
    }
    return;
  }
  desk.stuck = false;
  const item = queue.item(id);
  desk.sentence = null;
  desk.open = { dossier, item, shownAt: Date.now(), note: "", form: null };
  $("main").replaceChildren(claimView(dossier, item, {
    reasons: desk.choices.reason, hints: !desk.keys.off, reject: (reason) => decide("reject", { reason }), show, acceptAll, takeBack,
  }));
  $("marker").hidden = true;
  tip(null, []);
  showBar(true);
  showEvidence();
  tellProgress();
  document.title = `${dossier.values.company || "Claim"} · Pinkslip review`;
  $("claim-title").focus({ preventScroll: true });
  if (scrollY) scrollTo(0, 0);
  say(`${headline(holding(dossier))}. ${queue.total} left.`);
  if (visited.at(-1) !== id) visited.push(id);
  if (push) history.pushState(null, "", `${root.base}/claim/${id}${queue.filter.size ? `?${queue.filter}` : ""}`);
  performance.measure("pinkslip:shown", { start: started });
  queue.ahead(id);
}

/** Show the open claim as the server has it now, unless the reviewer has gone on meanwhile. */
async function refresh(id) {
  queue.forget(id);
  await queue.dossier(id);
  if (desk.open && desk.open.dossier.id === id && !desk.open.form) await show(id, { push: false });
}

async function showQueue({ push = true } = {}) {
  try {
    await queue.fill();
  } catch (error) {
    complain(error.message);
    return;
  }
  desk.open = null;
  desk.sentence = null;
  showBar(false);
  $("marker").hidden = true;
  document.title = "Queue · Pinkslip review";
  $("main").replaceChildren(queueView(queue, desk.choices, show, async (filter) => {
    const at = document.activeElement && document.activeElement.id;
    queue.filter = filter;
    await showQueue();
    $(at || "by-words")?.focus();
  }));
  tellProgress();
  ($("main").querySelector("button.line") || $("claim-title")).focus();
  if (push) history.pushState(null, "", `${root.base}${queue.filter.size ? `?${queue.filter}` : ""}`);
  if (queue.items[0]) queue.dossier(queue.items[0].id);
}

async function showNext(after) {
  const every = desk.choices.sentence_every;
  if (every && desk.sinceSentence >= every && (await offerSentence())) {
    showBar(false);
    tellProgress();
    return;
  }
  if (!after && !queue.items.length) await queue.filling;
  const next = after || queue.items[0];
  if (next) await show(next.id);
  else await showQueue();
}

// -- keys and buttons

function goBack() {
  visited.pop();
  const id = visited.pop();
  if (id) show(id);
  else say("No claim before this one.");
}

function goTo(item) {
  if (item) show(item.id);
  else say("That was the last claim.");
}

async function leave() {
  if (desk.outbox.kept().length) complain("Some verdicts are not saved yet; sign out when they are.");
  else {
    await post("/sign-out", {});
    location.assign(root.base);
  }
}

function help() {
  dialog("Keys", desk.keys.form(REASON, () => {
    $("dialog").close();
    if (desk.open && !desk.open.form) show(desk.open.dossier.id, { push: false });
  }));
}

const onClaim = {
  accept: () => decide("accept"),
  reject: () => decide("reject", { reason: desk.choices.reason[0] }),
  unsure: () => decide("unsure"),
  correct,
  previous: goBack,
  next: () => goTo(queue.after(desk.open.dossier.id)),
  skip() {
    const { id } = desk.open.dossier;
    const after = queue.after(id);
    queue.skip(id);
    goTo(after);
  },
  open: () => document.querySelector("#article a[data-live]")?.click(),
  archive: () => desk.open.dossier.article.snapshot_id && window.open(archived(desk.open.dossier.article), "_blank", "noopener"),
  mark: markByKey,
  add: addByKey,
  accept_all: acceptAll,
  complete,
  note: writeNote,
};
async function search() {
  await showQueue();
  $("by-words").closest("details").open = true;
  $("by-words").focus();
}

const anywhere = { undo, help, leave, search, queue: () => showQueue() };

/** Do what a key or button asks for; false where it has no meaning now. */
function act(action) {
  const [name, reason] = action.split(" ");
  if (anywhere[name]) anywhere[name]();
  else if (desk.sentence && desk.sentence[name]) desk.sentence[name]();
  else if (desk.open && reason) decide("reject", { reason });
  else if (desk.open && onClaim[name]) onClaim[name]();
  else return false;
  return true;
}

addEventListener("keydown", (event) => {
  if (!desk.keys || $("dialog").open) return;
  if (event.key === "Escape") $("marker").hidden = true;
  const action = desk.keys.action(event);
  const editing = desk.open && desk.open.form;
  if (!action || event.repeat || (editing && action !== "mark")) return;
  if (act(action)) event.preventDefault();
});
addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-do]");
  if (button) act(button.dataset.do);
});
addEventListener("pointerup", (event) => {
  const at = event.target instanceof Element ? event.target : document.body;
  if (desk.open && at.closest("#text")) setTimeout(offerFields, 0);
  else if (!at.closest("#marker")) $("marker").hidden = true;
});
addEventListener("popstate", () => start());
$("home").addEventListener("click", (event) => {
  event.preventDefault();
  showQueue();
});

/** Show what the address names. */
async function start() {
  const claim = location.pathname.slice(root.base.length).match(/^\/claim\/([0-9a-f]{16})$/);
  queue.filter = new URLSearchParams(location.search);
  if (!claim) return showQueue({ push: false });
  if (!queue.items.length) await queue.fill();
  return show(claim[1], { push: false });
}

try {
  desk.choices = await get("/choices.json");
  desk.keys = new Keys(desk.choices.reason);
  await start();
} catch (error) {
  complain(error.message);
}
