// One's own answers as this telephone knows them, for a page that was kept before they were given.
// It is thrown away as the round is closed, and by every page that nobody is logged in to.

export class Mine {
  #name;
  #now;

  constructor(person, round) {
    this.#name = `arbetsro round ${person} ${round}`;
    try {
      this.#now = JSON.parse(localStorage.getItem(this.#name) ?? "{}");
    } catch {
      this.#now = {};
    }
    this.#now.answers ??= {};
    this.#now.questions ??= {};
  }

  // `kept` is the server's time when it took it; nothing while it waits.
  answer(question, entry) {
    this.#now.answers[question] = entry;
    this.#store();
  }

  question(key, text) {
    this.#now.questions[key] = text;
    this.#store();
  }

  kept(question, sent, at) {
    const entry = this.#now.answers[question];
    if (entry?.sent === sent) this.answer(question, { ...entry, kept: at });
  }

  // What the page does not show: what is not kept yet, and what came after the page was made.
  answersSince(made) {
    const all = Object.entries(this.#now.answers);
    return all.filter(([, entry]) => !entry.kept || entry.kept >= made);
  }

  questions() {
    return Object.entries(this.#now.questions);
  }

  forget() {
    localStorage.removeItem(this.#name);
  }

  #store() {
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.#now));
    } catch {
      // No room: what waits is kept elsewhere, and the rest is at the server.
    }
  }
}
