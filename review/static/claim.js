// The claim at left, its article at right.

import { articleText, tip } from "./article.js";
import { h, outside } from "./dom.js";
import { FIELD, REASON, VERDICT, WHY, cause, figure, plain, told, when } from "./words.js";

const root = document.documentElement.dataset;

/** The rows in which fields are told: [name for words and colours, values of the claim it shows]. */
const ROWS = [
  ["company", ["company"]], ["count", ["low", "high", "qualifier"]], ["share", ["percent_low", "percent_high"]],
  ["date", ["date"]], ["effective", ["effective"]], ["status", ["status"]], ["cut_type", ["cut_type"]],
];

/** Values as they hold: as extracted, with what the standing verdict put right. */
export const holding = (dossier) => ({ ...dossier.values, ...(dossier.corrected || {}) });

export function claimView(dossier, item, actions) {
  const values = holding(dossier);
  return h("div", { class: "desk" },
    h("section", { class: "claim", "aria-labelledby": "claim-title" },
      why(dossier, item),
      h("h1", { id: "claim-title", tabindex: -1 }, values.company || "Nobody named"),
      h("p", { class: "figure" }, figure(values) || "no figure", " ", h("span", { class: "status-word" }, plain(values.status))),
      changes(dossier),
      apart(dossier) ? reports(dossier, actions) : null,
      h("div", { id: "fields" }, fieldTable(dossier, values)),
      reasons(actions),
      apart(dossier) ? null : reports(dossier, actions),
      siblings(dossier, actions),
      verdicts(dossier, actions)),
    h("section", { class: "article", id: "article", "aria-labelledby": "article-title", tabindex: 0 },
      articleHead(dossier),
      articleText(dossier.article, (element, marks) => {
        tip(element, marks);
        hot(marks.map((mark) => mark.role));
      })));
}

function hot(roles) {
  for (const row of document.querySelectorAll("#fields [data-field]")) row.classList.toggle("hot", roles.includes(row.dataset.field));
}

function lit(field) {
  for (const mark of document.querySelectorAll("#text .lit")) mark.classList.remove("lit");
  if (field) for (const mark of document.querySelectorAll(`#text .m-${field}`)) mark.classList.add("lit");
}

function why(dossier, item) {
  const words = (item ? item.why : []).map((each) => WHY[each]);
  if (dossier.verdict) words.push(VERDICT[dossier.verdict]);
  if (dossier.held) words.push("kept by a verdict; no rule finds it");
  if (dossier.values.kind === "aggregate") words.push("aggregate of many employers");
  if (dossier.part_of) words.push("part of a total");
  if (dossier.cumulative) words.push("running total");
  return h("ul", { class: "why", "aria-label": "Why this claim" }, words.map((each) => h("li", null, each)),
    h("li", { class: "sure" }, `confidence ${dossier.confidence.toFixed(2)}`));
}

function fieldTable(dossier, values) {
  const corrected = dossier.corrected || {};
  const rows = ROWS.filter(([, names]) => names.some((name) => values[name] !== null)).map(([field, names]) => {
    const value = field === "count" ? figure({ ...values, percent_low: null, percent_high: null }) + (values.qualifier === "vague" ? " (vague)" : "")
      : field === "share" ? figure({ ...values, low: null, high: null }) : told(names[0], values[names[0]]);
    return row(field, FIELD[field], value, dossier.words[field], names.some((name) => name in corrected));
  });
  const causes = values.causes.map((each) =>
    row("cause", "Cause", cause(each), dossier.words[`${each.code}/${each.stance}/${each.speaker}`], "causes" in corrected));
  return h("table", { class: "fields" },
    h("caption", { class: "unseen" }, "Fields, the words they were read from, and the rule"),
    h("tbody", null, rows, causes, row("anchor", "Cut word", "", dossier.words.anchor, false)));
}

function row(field, name, value, words, corrected) {
  return h("tr", { data: { field }, class: `f-${field}`, onpointerenter: () => lit(field), onpointerleave: () => lit(null) },
    h("th", { scope: "row" }, name),
    h("td", null, value && h("span", { class: "value" }, value, corrected ? h("em", null, " corrected") : null),
      (words || []).map((each) => h("span", { class: "words" }, `“${each.text}” `, h("code", null, each.rule)))));
}

function reasons(actions) {
  return h("div", { class: "reject", role: "group", "aria-label": "Reject because" },
    h("span", { class: "lead" }, "Reject:"),
    actions.reasons.map((reason, at) =>
      h("button", { type: "button", class: "small", onclick: () => actions.reject(reason) },
        actions.hints ? h("kbd", null, String((at + 1) % 10)) : null, REASON[reason])));
}

function changes(dossier) {
  if (!dossier.changes.length && dossier.reading !== "changed") return null;
  return block("Changed since review", h("ul", { class: "changes" },
    dossier.changes.map((each) => h("li", null, `${FIELD[each.field]}: `, h("del", null, told(each.field, each.then)), " → ",
      h("ins", null, told(each.field, each.now)))),
    dossier.changes.length ? null : h("li", null, "The rules no longer find this claim; your verdict keeps it.")));
}

function block(title, ...content) {
  return h("section", { class: "block" }, h("h2", null, title), content);
}

const apart = (dossier) => dossier.reports.some((each) => each.figures_differ || each.status_differs);

function reports(dossier, actions) {
  if (!dossier.reports.length) return null;
  return block(apart(dossier) ? "Other reports disagree" : "Other reports", h("ul", { class: "reports" },
    dossier.reports.map((each) => h("li", { class: each.figures_differ || each.status_differs ? "differs" : null },
      h("button", { type: "button", class: "link", onclick: () => actions.show(each.id) },
        figure(each) || "no figure", ", ", plain(each.status)),
      each.figures_differ ? h("strong", null, " another figure") : null,
      each.status_differs ? h("strong", null, " disputed") : null,
      h("span", { class: "dim" }, ` ${each.outlet_name || each.outlet || ""}, ${each.published_on || "undated"}`,
        each.is_part ? ", a part" : "", each.is_copy ? ", a copy" : "")))));
}

function siblings(dossier, actions) {
  if (dossier.siblings.length < 2) return null;
  return block(`${dossier.siblings.length} claims in this article`, h("ol", { class: "siblings" },
    dossier.siblings.map((each) => h("li", { class: each.open ? "here" : null },
      h("button", { type: "button", class: "link", "aria-current": each.open ? "true" : null, onclick: () => actions.show(each.id) },
        each.company || "nobody named", ", ", figure(each) || "no figure"),
      h("span", { class: "dim" }, ` ${plain(each.status)}${each.verdict ? `, ${VERDICT[each.verdict]}` : ""}`)))),
    h("p", { class: "row" },
      h("button", { type: "button", class: "small", onclick: actions.acceptAll }, "Accept all that are open")));
}

function verdicts(dossier, actions) {
  if (dossier.blind) return block("Second reading", h("p", { class: "dim" }, "Somebody has judged this claim. You read it blind."));
  if (!dossier.verdicts.length) return null;
  return block("Verdicts", h("ul", { class: "verdicts" }, dossier.verdicts.map((each) => {
    const fields = Object.entries(each.corrections).map(([name, value]) => `${FIELD[name]}: ${told(name, value)}`);
    const mine = each.reviewer === root.reviewer && !each.undone && each.decision !== "undo";
    return h("li", { class: each.undone ? "undone" : null },
      h("b", null, each.reviewer), ` ${VERDICT[each.decision]}`,
      each.reason ? `: ${REASON[each.reason]}` : "", fields.length ? ` (${fields.join(", ")})` : "",
      each.note ? h("q", null, each.note) : null,
      h("span", { class: "dim" }, ` ${when(each.reviewed_at)}${each.undone ? ", taken back" : ""}`),
      mine ? h("button", { type: "button", class: "small", onclick: () => actions.takeBack(each.id) }, "Take back") : null);
  })));
}

function articleHead(dossier) {
  const article = dossier.article;
  const dates = [
    article.published_on && `published ${article.published_at ? when(article.published_at) : article.published_on}`,
    article.fetched_at && `fetched ${when(article.fetched_at)}`,
  ].filter(Boolean);
  return h("header", null,
    h("p", { id: "article-title", class: "source" }, h("b", null, article.outlet_name || "Unknown outlet"),
      article.byline ? ` · ${article.byline}` : "", article.access === "open" ? "" : ` · ${article.access} only`),
    h("p", { class: "dim", id: "source" }, dates.join(" · "), " · ", outside(article.url, "live page"),
      article.snapshot_id ? [" · ", h("a", { href: archived(article), target: "_blank", rel: "noopener" }, "archived page")] : null,
      complete(article)));
}

const complete = (article) => h("span", { id: "complete" }, article.complete ? " · complete: no claim missed" : "");

/** Tell in the open article whether it is complete. */
export const tellComplete = (article) => document.getElementById("complete").replaceWith(complete(article));

export const archived = (article) => `${root.root}-/archived/${encodeURIComponent(root.database)}/${article.snapshot_id}`;
