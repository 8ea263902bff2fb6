// The queue: what waits, in the order of the server, with the next claims loaded ahead.

import { get } from "./api.js";
import { $, h, say } from "./dom.js";
import { WHY, figure, plain } from "./words.js";

const AHEAD = 4;
const LOW_WATER = 12;

export class Queue {
  constructor() {
    this.items = [];
    this.total = 0;
    this.progress = { done_today: 0, recent: 0, recent_minutes: 0 };
    this.judged = new Set();
    this.skipped = new Set();
    this.loaded = new Map();
    this.filter = new URLSearchParams();
    this.filling = null;
  }

  /** Ask for the queue anew, for another filter or because it runs low. */
  async fill() {
    const query = new URLSearchParams(this.filter);
    query.set("limit", "60");
    const found = await get(`/queue.json?${query}`);
    const waiting = !this.filter.get("state") || ["waiting", "changed", "second", "disputed"].includes(this.filter.get("state"));
    const items = found.items.filter((item) => !(waiting && this.judged.has(item.id)));
    this.items = [...items.filter((item) => !this.skipped.has(item.id)), ...items.filter((item) => this.skipped.has(item.id))];
    this.total = Math.max(found.total - (found.items.length - items.length), this.items.length);
    this.progress = found.progress;
  }

  async narrow(filter) {
    this.filter = filter;
    await this.fill();
  }

  item(id) {
    return this.items.find((item) => item.id === id) || null;
  }

  /** The dossier of a claim, loaded before or now. */
  dossier(id) {
    if (!this.loaded.has(id)) {
      const coming = get(`/claim/${id}.json`);
      coming.catch(() => this.loaded.delete(id));
      this.loaded.set(id, coming);
    }
    return this.loaded.get(id);
  }

  forget(id) {
    this.loaded.delete(id);
  }

  /** The claim after this one, and from now on those behind it on their way here. */
  after(id) {
    const at = this.items.findIndex((item) => item.id === id);
    return this.items[at + 1] || null;
  }

  ahead(id) {
    const at = this.items.findIndex((item) => item.id === id);
    for (const item of this.items.slice(at + 1, at + 1 + AHEAD)) this.dossier(item.id);
    if (this.loaded.size > 60) for (const old of [...this.loaded.keys()].slice(0, 30)) if (old !== id) this.loaded.delete(old);
  }

  /** Note a verdict; what follows is shown at once, the server is told in the background. */
  done(id) {
    const waited = this.item(id) !== null;
    this.judged.add(id);
    this.forget(id);
    this.items = this.items.filter((item) => item.id !== id);
    if (waited) this.total = Math.max(this.total - 1, this.items.length);
    this.progress = { ...this.progress, done_today: this.progress.done_today + 1 };
    if (this.items.length < LOW_WATER && this.total > this.items.length && !this.filling) {
      this.filling = this.fill().catch(() => null).finally(() => {
        this.filling = null;
      });
    }
  }

  /** Take a claim out that is no more; whether it was in. */
  drop(id) {
    const before = this.items.length;
    this.items = this.items.filter((item) => item.id !== id);
    this.total -= before - this.items.length;
    return this.items.length < before;
  }

  undone(item) {
    this.judged.delete(item.id);
    this.forget(item.id);
    if (!this.item(item.id)) {
      this.items = [item, ...this.items];
      this.total += 1;
    }
    this.progress = { ...this.progress, done_today: Math.max(0, this.progress.done_today - 1) };
  }

  skip(id) {
    this.skipped.add(id);
    const item = this.item(id);
    if (item) this.items = [...this.items.filter((each) => each !== item), item];
  }
}

const DAYS = { since: "Published from", until: "Published to" };

export function queueView(queue, choices, open, narrow) {
  const filter = queue.filter;
  const pick = (name, label, options, none) => {
    const select = h("select", { id: `by-${name}`, name }, none ? h("option", { value: "" }, none) : null,
      options.map(([value, words]) => h("option", { value }, words)));
    select.value = filter.get(name) || (none ? "" : options[0][0]);
    return h("p", { class: "pair" }, h("label", { for: `by-${name}` }, label), select);
  };
  const text = (name, label, type) =>
    h("p", { class: "pair" }, h("label", { for: `by-${name}` }, label), h("input", { id: `by-${name}`, name, type, value: filter.get(name) || "" }));
  const change = (event) => {
    event.preventDefault();
    const form = $("narrow");
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value && !(name === "state" && value === "waiting")) wanted.set(name, value);
    narrow(wanted);
  };
  const form = h("form", { id: "narrow", class: "narrow", role: "search", onsubmit: change, onchange: change },
    text("words", "Search", "search"),
    pick("state", "Show", choices.state.map((each) => [each, STATE[each]])),
    pick("outlet", "Outlet", choices.outlets.map((each) => [each.slug, each.name]), "any"),
    pick("cause", "Cause", choices.cause.map((each) => [each, plain(each)]), "any"),
    pick("status", "Status", choices.status.map((each) => [each, plain(each)]), "any"),
    pick("rule", "Rule", choices.rules.map((each) => [each, each]), "any"),
    text("company", "Company", "text"),
    Object.entries(DAYS).map(([name, label]) => text(name, label, "date")),
    h("p", { class: "row" }, h("button", { type: "submit", class: "small" }, "Narrow"),
      h("button", { type: "button", class: "small", onclick: () => narrow(new URLSearchParams()) }, "All")));
  const names = Object.fromEntries(choices.outlets.map((each) => [each.slug, each.name]));
  const list = h("ol", { class: "queue", id: "list" }, queue.items.map((item) => line(item, names[item.outlet], open)));
  list.addEventListener("keydown", (event) => move(event, list));
  say(`${queue.total} claims in the queue`);
  return h("div", { class: "queue-page" },
    h("h1", { id: "claim-title", tabindex: -1 }, queue.total === 1 ? "1 claim" : `${queue.total.toLocaleString("en")} claims`,
      h("span", null, ` ${STATE[filter.get("state") || "waiting"]}, the most useful first`)),
    h("details", { class: "narrow-box", open: innerWidth > 900 || filter.size > 0 }, h("summary", null, "Narrow"), form),
    queue.items.length ? list : h("p", { class: "empty" }, "Nothing here. ", filter.size ? "Narrow less." : "Every claim has its verdict."),
    queue.items.length < queue.total ? h("p", { class: "dim" }, `The first ${queue.items.length} are shown; more come as you go.`) : null);
}

const STATE = {
  waiting: "waiting for you", changed: "changed since review", second: "for a second reading", disputed: "on which readers disagree",
  mine: "you have judged", all: "in all articles",
};

function line(item, outlet, open) {
  return h("li", null, h("button", { type: "button", class: "line", data: { claim: item.id }, onclick: () => open(item.id) },
    h("b", null, item.company || "Nobody named"), h("span", { class: "fig" }, figure(item) || "no figure"),
    h("span", { class: "status-word" }, plain(item.status)),
    h("span", { class: "dim where" }, `${outlet || item.outlet || ""} `, h("span", { class: "day" }, item.published_on)),
    h("span", { class: "why-words" }, item.why.map((each) => h("i", null, WHY[each])))));
}

function move(event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const lines = [...list.querySelectorAll("button.line")];
  const next = lines[lines.indexOf(document.activeElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
