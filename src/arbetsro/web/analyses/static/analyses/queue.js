// What was typed and has not been saved yet, one entry an address. It lives in this browser only,
// and outlives the page; it is emptied as the server takes the values.

export class Queue {
  #name;
  #entries;

  constructor(name) {
    this.#name = name;
    this.#entries = new Map(JSON.parse(sessionStorage.getItem(name) ?? "[]"));
  }

  put(address, entry) {
    this.#entries.set(address, entry);
    this.#store();
  }

  // Keeps a refused entry for later without holding up the others.
  keep(address, entry) {
    if (this.#entries.has(address)) return;
    this.#entries.set(address, entry);
    this.#store();
  }

  // Takes an entry out, unless it has been replaced since.
  take(address, entry) {
    if (this.#entries.get(address) === entry) this.#entries.delete(address);
    this.#store();
  }

  has(address) {
    return this.#entries.has(address);
  }

  // The first entry that is to be sent.
  first() {
    return this.#waiting()[0];
  }

  all() {
    return [...this.#entries];
  }

  isEmpty() {
    return this.#waiting().length === 0;
  }

  #waiting() {
    return this.all().filter(([, entry]) => !entry.refused);
  }

  #store() {
    sessionStorage.setItem(this.#name, JSON.stringify(this.all()));
  }
}
