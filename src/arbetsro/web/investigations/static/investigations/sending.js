// Sends what waits, one thing after the other, and says how it went.

const SLOWEST = 15000;

export class Sender {
  #waiting;
  #token;
  #news;
  #on;
  #isSending = null;
  #retryIn = 2000;
  #timer;
  // Rounds that the person may no longer write in; what waits for them stays.
  #shut = new Map();

  // `on` has `show(state, words)`, `took(item, answer, state)`, and `again()` after the line or the
  // log-in has been away.
  constructor(waiting, { token, news }, on) {
    this.#waiting = waiting;
    this.#token = token;
    this.#news = news;
    this.#on = on;
  }

  // Sends until nothing is left or something is in the way.
  send() {
    this.#isSending ??= this.#sendAll().finally(() => {
      this.#isSending = null;
    });
    return this.#isSending;
  }

  async #sendAll() {
    clearTimeout(this.#timer);
    let wasSomething = false;
    for (let item = this.#next(); item; item = this.#next()) {
      wasSomething = true;
      if (!(await this.#sendOne(item))) return;
    }
    if (wasSomething) this.#settled();
  }

  #next() {
    return this.#waiting.toSend().find((item) => !this.#shut.has(item.round));
  }

  #settled() {
    const [shut] = this.#shut.values();
    const refused = this.#waiting.all().some((item) => item.refused);
    if (shut) this.#on.show("refused", shut);
    else this.#on.show(refused ? "refused" : "saved");
    this.#on.again();
  }

  async #sendOne(item, isSecondTry = false) {
    if (!(await this.#waiting.isThere(item))) return true;
    const body = item.body;
    item.tried = true;
    await this.#waiting.keep(item);
    let response;
    try {
      response = await this.#post(item);
    } catch {
      return this.#later("waiting");
    }
    if (response.status === 401) return this.#away();
    if (response.status === 403 && !isSecondTry && (await this.#freshToken())) {
      return this.#sendOne(item, true);
    }
    if (response.status === 403 || response.status === 404) return this.#shutOut(item, response.status);
    const states = { 200: "saved", 409: "besides", 423: "late", 413: "refused", 422: "refused" };
    const state = states[response.status];
    const answer = state && (await told(response));
    if (!answer) return this.#later("waiting", "failed");
    this.#retryIn = 2000;
    await this.#taken(item, body, answer, state);
    return true;
  }

  async #taken(item, body, answer, state) {
    if (state === "refused") {
      item.refused = answer.message;
      await this.#waiting.keep(item);
    } else if (item.body === body) {
      await this.#waiting.drop(item);
    }
    this.#on.took({ ...item, body }, answer, state);
  }

  #post(item) {
    return fetch(item.address, {
      method: "POST",
      body: item.blob ? withPhoto(item) : new URLSearchParams(item.body),
      headers: { "X-CSRFToken": this.#token, "X-Requested-With": "fetch" },
    });
  }

  // A new log-in has made the token of this page old; tells whether there is a new one.
  async #freshToken() {
    try {
      const response = await fetch(this.#news, { headers: { "X-Requested-With": "fetch" } });
      if (!response.ok) return false;
      this.#token = (await response.json()).token;
      return true;
    } catch {
      return false;
    }
  }

  #later(state, words) {
    this.#on.show(state, words && document.getElementById("sayings").dataset[words]);
    this.#timer = setTimeout(() => this.send(), this.#retryIn);
    this.#retryIn = Math.min(this.#retryIn * 2, SLOWEST);
    return false;
  }

  // The session has ended. What waits stays, and is sent after a new log-in elsewhere.
  #away() {
    this.#on.show("away", document.getElementById("sayings").dataset.away);
    this.#timer = setTimeout(() => this.send(), 5000);
    return false;
  }

  // The next may still go: it may belong to another round.
  #shutOut(item, status) {
    const words = document.getElementById("sayings").dataset;
    this.#shut.set(item.round, status === 403 ? words.forbidden : words.gone);
    return true;
  }
}

// What the server says. A server in front of it may say that a photo is too large, without words.
async function told(response) {
  const words = response.status === 413 ? document.getElementById("sayings").dataset.tooLarge : "";
  return response.json().catch(() => (words ? { message: words } : null));
}

function withPhoto(item) {
  const body = new FormData();
  for (const [name, value] of Object.entries(item.body)) body.append(name, value);
  body.append("photo", item.blob, "photo.jpg");
  return body;
}
