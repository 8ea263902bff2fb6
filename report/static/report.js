// Charts to explore: the libraries, a megabyte, come only when somebody asks. Vega interprets its expressions, for the
// page's policy allows no code made of strings.
"use strict";

let library = null;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "vega.js";
    script.type = "module" in script && location.protocol !== "file:" ? "module" : "text/javascript";
    script.onload = resolve;
    script.onerror = () => reject(new Error("vega.js is missing beside this page"));
    document.head.append(script);
  });
  return library;
}

async function explore(figure, button) {
  button.disabled = true;
  try {
    await load();
    const spec = JSON.parse(figure.querySelector("script").textContent);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    if (dark) {
      const ink = { labelColor: "#eceae6", titleColor: "#eceae6" };
      spec.config.axis = { ...spec.config.axis, ...ink, gridColor: "#3a3733", domainColor: "#3a3733", tickColor: "#3a3733" };
      spec.config.legend = { ...spec.config.legend, ...ink };
    }
    const place = figure.querySelector(".chart");
    await window.vegaEmbed(place, spec, {
      ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true },
    });
    button.hidden = true;
  } catch (error) {
    button.textContent = `Can't be shown: ${error.message}`;
  }
}

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const button = figure.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => explore(figure, button));
}

// A link to a place inside a closed table opens it; print shows every table.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
