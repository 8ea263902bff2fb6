// The server: reading, and an outbox that keeps each verdict in the browser until the server has it on its disk.

const root = document.documentElement.dataset;
const KEPT = `pinkslip-outbox ${root.database} ${root.reviewer}`;

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function answer(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    body = null;
  }
  if (response.ok && body !== null) return body;
  throw new Refused(response.status, (body && body.error) || `The server answered ${response.status}.`);
}

export const get = async (path) => answer(await fetch(root.base + path, { credentials: "same-origin" }));

export async function post(path, body) {
  return answer(
    await fetch(root.base + path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", "x-csrftoken": root.csrf },
      body: JSON.stringify(body),
    }),
  );
}

export const newKey = () => crypto.randomUUID();

/** What was decided and is not yet known to be saved. Survives the page, the browser and the server. */
export class Outbox {
  constructor({ onchange, onrefused, onsaved }) {
    this.onchange = onchange;
    this.onrefused = onrefused;
    this.onsaved = onsaved;
    this.waiting = false;
    this.trouble = null;
    this.pause = 0;
    addEventListener("online", () => this.send());
    addEventListener("beforeunload", (event) => {
      if (this.kept().length) event.preventDefault();
    });
    this.send();
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT) || "[]");
    } catch {
      return [];
    }
  }

  keep(list) {
    localStorage.setItem(KEPT, JSON.stringify(list));
    this.onchange(list.length, this.trouble);
  }

  add(path, body) {
    this.keep([...this.kept(), { path, body }]);
    this.send();
  }

  async send() {
    if (this.waiting) return;
    this.waiting = true;
    clearTimeout(this.pause);
    let delay = 500;
    for (let next = this.kept()[0]; next; next = this.kept()[0]) {
      try {
        const saved = await post(next.path, next.body);
        this.trouble = null;
        delay = 500;
        this.drop(next);
        this.onsaved(next, saved);
      } catch (error) {
        if (error instanceof Refused && error.status >= 400 && error.status < 500 && ![401, 403, 408, 429].includes(error.status)) {
          this.drop(next);
          this.onrefused(next, error);
          continue;
        }
        this.trouble = error instanceof Refused ? error : new Refused(0, "The desk can't be reached.");
        this.onchange(this.kept().length, this.trouble);
        await new Promise((done) => {
          this.pause = setTimeout(done, delay);
        });
        delay = Math.min(delay * 2, 10_000);
      }
    }
    this.waiting = false;
  }

  drop(sent) {
    this.keep(this.kept().filter((each) => each.body.key !== sent.body.key));
  }
}
