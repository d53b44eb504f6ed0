// Sends a sheet, and once more when there was no answer. It is the same sheet, by the number that
// it was given when it was begun, so that what arrives twice is kept once.

const SOON = 4000;
const LATEST = 60000;

export class Sender {
  constructor(form, hears) {
    Object.assign(this, { form, hears, isWaiting: false, isDone: false, isSending: false, pause: SOON });
    window.addEventListener("online", () => this.isWaiting && this.send());
  }

  async send() {
    if (this.isSending || this.isDone) return;
    clearTimeout(this.next);
    this.isSending = true;
    this.hears.sending();
    try {
      this.heard(await this.asked());
    } catch {
      this.again();
    } finally {
      this.isSending = false;
    }
  }

  async asked() {
    const response = await fetch(this.form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(this.form)),
      headers: { "X-Requested-With": "fetch" },
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(20000),
    });
    if (response.status >= 500 || response.status === 429) throw new Error("not now");
    return response.json();
  }

  heard({ next, told, is_final: isFinal }) {
    this.isWaiting = false;
    this.pause = SOON;
    if (next) {
      this.isDone = true;
      this.hears.done(next);
    } else {
      this.isDone = Boolean(isFinal);
      this.hears.refused(told, isFinal);
    }
  }

  again() {
    this.isWaiting = true;
    this.hears.waits();
    this.next = setTimeout(() => this.send(), this.pause);
    this.pause = Math.min(2 * this.pause, LATEST);
  }
}
