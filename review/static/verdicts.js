// Verdicts: given, taken back, given on all claims of an article at once. Each goes to the outbox, and the next claim comes.

import { newKey } from "./api.js";
import { tellComplete } from "./claim.js";
import { say } from "./dom.js";
import { desk } from "./state.js";

const { reviewer } = document.documentElement.dataset;

export function decide(decision, more = {}) {
  const { dossier, item, shownAt, note } = desk.open;
  const key = newKey();
  const body = { key, claim: dossier.id, decision, seconds: (Date.now() - shownAt) / 1000, ...more };
  const after = desk.queue.after(dossier.id);
  desk.given.push({ key, item: item || stub(dossier) });
  desk.open = null; // till the next is shown no key may judge this one again
  desk.queue.done(dossier.id);
  desk.sinceSentence += 1;
  desk.outbox.add("/verdict", note ? { ...body, note } : body);
  return desk.showNext(after);
}

/** A line of the queue for a claim that isn't in it. */
function stub({ id, values, article }) {
  return { ...values, id, outlet: article.outlet, published_on: article.published_on, why: [] };
}

export function undo() {
  const last = desk.given.pop();
  if (!last) {
    const verdicts = desk.open ? desk.open.dossier.verdicts : [];
    const mine = verdicts.find((each) => each.reviewer === reviewer && !each.undone && each.decision !== "undo");
    if (mine) takeBack(mine.id);
    else say("Nothing to undo here.");
    return;
  }
  desk.outbox.add("/verdict", { key: newKey(), claim: last.item.id, decision: "undo", undoes_key: last.key });
  desk.queue.undone(last.item);
  desk.sinceSentence = Math.max(0, desk.sinceSentence - 1);
  desk.show(last.item.id);
}

export function takeBack(review) {
  desk.outbox.add("/verdict", { key: newKey(), claim: desk.open.dossier.id, decision: "undo", undoes: review });
}

export function acceptAll() {
  const { dossier, shownAt } = desk.open;
  const ids = dossier.siblings.filter((each) => !each.verdict && !desk.queue.judged.has(each.id)).map((each) => each.id);
  const after = desk.queue.items.find((item) => !ids.includes(item.id));
  desk.open = null;
  for (const id of ids) {
    const key = newKey();
    desk.given.push({ key, item: desk.queue.item(id) || { ...stub(dossier), id } });
    desk.queue.done(id);
    desk.outbox.add("/verdict", { key, claim: id, decision: "accept", seconds: (Date.now() - shownAt) / 1000 / ids.length });
  }
  desk.sinceSentence += ids.length;
  desk.showNext(after);
}

export function complete() {
  const { article, text_sha256 } = desk.open.dossier;
  article.complete = !article.complete;
  desk.outbox.add("/complete", { key: newKey(), url: article.url, text_sha256, complete: article.complete });
  tellComplete(article);
  say(article.complete ? "Article marked complete: no claim is missed." : "Article no longer marked complete.");
}
