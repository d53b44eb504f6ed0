// What waits for the line: answers, photos and questions, in the order in which they were made.
// It lives in this browser's database and outlives the page; each thing goes as the server takes it.

const STORE = "waiting";

export class Waiting {
  #person;
  #db;
  #items = new Map();
  #last = 0;
  // Whether the browser keeps it; if not, it lives only as long as the page.
  isKept = true;
  // Whether somebody else who has used this telephone has something waiting in it.
  othersWait = false;

  static async open(person) {
    const waiting = new Waiting();
    waiting.#person = person;
    try {
      waiting.#db = await database();
      await waiting.#read();
    } catch {
      waiting.isKept = false;
    }
    return waiting;
  }

  async #read() {
    const all = await done(this.#store("readonly").getAll());
    for (const item of all) {
      if (item.person === this.#person) this.#items.set(item.order, item);
      else this.othersWait = true;
    }
    this.#last = Math.max(0, ...this.#items.keys());
  }

  // Puts a thing at the end.
  add(item) {
    this.#last = Math.max(this.#last + 1, Date.now() * 1000);
    item.order = this.#last;
    item.person = this.#person;
    return this.keep(item);
  }

  // Keeps a thing as it is now, in its place.
  async keep(item) {
    this.#items.set(item.order, item);
    await this.#write((store) => store.put(item));
  }

  async drop(item) {
    this.#items.delete(item.order);
    await this.#write((store) => store.delete(item.order));
  }

  // Whether it waits still: another tab may have sent it.
  async isThere(item) {
    if (!this.#db) return this.#items.has(item.order);
    try {
      const found = await done(this.#store("readonly").getKey(item.order));
      if (found === undefined) this.#items.delete(item.order);
      return found !== undefined;
    } catch {
      return true;
    }
  }

  all() {
    return [...this.#items.values()].sort((one, other) => one.order - other.order);
  }

  // What is to be sent; what was refused waits for the person.
  toSend() {
    return this.all().filter((item) => !item.refused);
  }

  async #write(change) {
    if (!this.#db) return;
    try {
      await done(change(this.#store("readwrite")));
    } catch {
      this.isKept = false;
    }
  }

  #store(mode) {
    return this.#db.transaction(STORE, mode).objectStore(STORE);
  }
}

function database() {
  const asked = indexedDB.open("arbetsro-round", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "order" });
  return done(asked);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
