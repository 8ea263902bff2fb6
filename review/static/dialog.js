// The one dialog of the page.

import { $, h } from "./dom.js";

/** Show content in the dialog, under a title. */
export function dialog(title, content) {
  const box = $("dialog");
  const close = h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => box.close() }, "×");
  box.replaceChildren(h("div", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title), close), content);
  box.showModal();
}
