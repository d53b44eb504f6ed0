// What has been filled in, in this browser alone, under a name drawn by lot: it holds no code, so
// that nobody can tell from it whose it is.

const PREFIX = "arbetsro sheet ";
const GOES_ON = "arbetsro sheet goes on";

export class Draft {
  constructor(form, sheet, name = PREFIX + random(), isWaiting = false, values = {}) {
    Object.assign(this, { form, sheet, name, isWaiting, values });
  }

  // Whether it could be kept: a browser may be set to keep nothing.
  save({ isWaiting }) {
    this.values = Object.fromEntries(new FormData(this.form));
    delete this.values.sheet;
    const { wave, until } = this.form.dataset;
    const kept = { wave, until, sheet: this.sheet, isWaiting, values: this.values };
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  // Notes for the next page in this tab that it goes on with this one; whether there is any to go on with.
  goesOn() {
    try {
      if (!localStorage.getItem(this.name)) return false;
      sessionStorage.setItem(GOES_ON, this.sheet);
      return true;
    } catch {
      return false;
    }
  }

  hasGoneOn() {
    const noted = sessionStorage.getItem(GOES_ON);
    sessionStorage.removeItem(GOES_ON);
    return noted === this.sheet;
  }

  fill() {
    for (const [name, value] of Object.entries(this.values)) {
      const field = this.form.elements.namedItem(name);
      if (field) field.value = value;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // there is nothing to forget where nothing may be kept
    }
  }
}

// What has been begun of this survey in this browser, if anything. What is too old is thrown away.
export function begun(form) {
  let found = null;
  for (const [name, kept] of all()) {
    if (!kept || kept.until < new Date().toISOString().slice(0, 10)) localStorage.removeItem(name);
    else if (kept.wave === form.dataset.wave) {
      found = new Draft(form, kept.sheet, name, kept.isWaiting, kept.values);
    }
  }
  return found;
}

function all() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    return names.map((name) => [name, read(localStorage.getItem(name))]);
  } catch {
    return [];
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}
