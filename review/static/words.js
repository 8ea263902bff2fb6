// How figures, fields and reasons are told to people.

const number = new Intl.NumberFormat("en");

function ends(low, high) {
  if (low === null && high === null) return "";
  if (low === high) return number.format(low);
  if (high === null) return `at least ${number.format(low)}`;
  if (low === null) return `up to ${number.format(high)}`;
  return `${number.format(low)}–${number.format(high)}`;
}

/** "1,400 jobs", "17% of staff", or both; "" where a claim has no figure. */
export function figure(claim) {
  const jobs = ends(claim.low, claim.high);
  const share = ends(claim.percent_low, claim.percent_high);
  const about = claim.qualifier === "about" ? "about " : "";
  return [jobs && `${about}${jobs} jobs`, share && `${share}% of staff`].filter(Boolean).join(", ");
}

export function headline(claim) {
  return [claim.company || "Nobody named", figure(claim) || "no figure", claim.status].join(", ");
}

export const plain = (code) => (code === null || code === undefined ? "" : code === "ai" ? "AI" : String(code).replaceAll("_", " "));

export const FIELD = {
  kind: "Kind", company: "Company", low: "At least", high: "At most", qualifier: "Worded", count: "Jobs", share: "Share",
  percent_low: "Percent from", percent_high: "Percent to", date: "Date", effective: "Jobs end", status: "Status",
  cut_type: "Means", causes: "Causes", cause: "Cause", anchor: "Cut word", evidence: "Evidence", part_of: "Part of",
  other: "Another claim of the article",
};

export const WHY = {
  changed: "changed since review", disputed: "readers disagree", second: "second reading", conflict: "figures conflict",
  ai: "AI", new_rule: "rule not yet reviewed", large: "large figure", doubtful: "low confidence",
};

export const REASON = {
  no_cut: "no job cut", hiring: "hiring", headcount: "size of workforce", statistics: "statistics",
  dispute: "strike or furlough", departure: "people who leave", forecast: "forecast", not_staff: "not about staff",
  duplicate: "told twice", not_article: "not the article",
};

export const VERDICT = {
  accept: "accepted", correct: "corrected", reject: "rejected", unsure: "unsure", add: "added", undo: "taken back",
};

/** A field's value in words. */
export function told(name, value) {
  if (value === null || value === undefined || value === "") return "none";
  if (name === "causes") return value.length ? value.map(cause).join("; ") : "none";
  return typeof value === "number" ? number.format(value) : plain(value);
}

export function cause(each) {
  const who = each.speaker === "company" ? "employer" : "others";
  return `${plain(each.code)} (${each.stance === "denies" ? "denied by" : "said by"} ${who})`;
}

export function when(stamp) {
  if (!stamp) return "";
  const moment = new Date(stamp);
  return Number.isNaN(moment.getTime()) ? stamp : moment.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
