// What the page of the room asks its own server.

const PATIENCE = 8000;

export class Server {
  #at;
  #token;

  constructor(room) {
    this.#at = room.dataset.at;
    this.#token = room.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  // Gives the status and what was told; no status where the server could not be reached.
  async ask(what, values = {}) {
    try {
      const response = await fetch(`${this.#at}${what}/`, {
        method: "POST",
        body: this.#form(values),
        headers: { "X-Requested-With": "fetch" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, told: isTold ? await response.json() : {} };
    } catch {
      return { status: 0, told: {} };
    }
  }

  // Goes also while the page is being left.
  tell(what) {
    navigator.sendBeacon(`${this.#at}${what}/`, this.#form({}));
  }

  #form(values) {
    return new URLSearchParams({ ...values, csrfmiddlewaretoken: this.#token });
  }
}
