// Notes at a visit are saved as they are typed: one sending at a time, and again until it goes.
// "Saved" is said only when nothing newer is unsent.

const PAUSE = 1000;
const AGAIN = 5000;
const MOST_AT_THE_END = 60000; // browsers take no more when a page is left

for (const form of document.querySelectorAll("form[data-record]")) keep(form);

function keep(form) {
  const state = form.querySelector(".saved-state");
  const waiting = new Set(); // addresses that have been changed and not been sent
  const disputed = new Set(); // addresses where another window has written: somebody must choose
  let under = null; // addresses on their way
  let timer = 0;

  const say = (kind, text) => {
    state.dataset.state = kind;
    state.textContent = text;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };
  const box = (address) => form.querySelector(`[data-address="${CSS.escape(address)}"]`);
  const isUnsent = () => waiting.size > 0 || under !== null || disputed.size > 0;

  function body(addresses) {
    const all = new FormData(form);
    const sent = new URLSearchParams();
    for (const name of ["csrfmiddlewaretoken", "seen"]) sent.append(name, all.get(name));
    for (const address of addresses) {
      sent.append("changed", address);
      for (const value of all.getAll(address)) sent.append(address, value);
    }
    return sent;
  }

  function post(addresses, isLast) {
    return fetch(form.action, {
      method: "POST",
      body: body(addresses),
      headers: { "X-Requested-With": "fetch" },
      keepalive: isLast,
    });
  }

  async function send() {
    if (under || waiting.size === 0) return;
    under = new Set(waiting);
    waiting.clear();
    say("saving", form.dataset.saving);
    let wait = PAUSE;
    try {
      await answered(await post(under, false));
    } catch {
      for (const address of under) waiting.add(address);
      say("waiting", form.dataset.waiting);
      wait = AGAIN;
    }
    under = null;
    if (waiting.size) later(wait);
    else if (disputed.size === 0 && state.dataset.state === "saving") say("saved", form.dataset.saved);
  }

  async function answered(response) {
    if (response.status >= 500) throw new Error("no answer");
    if (response.status === 401 || response.redirected) {
      for (const address of under) waiting.add(address);
      say("refused", form.dataset.loggedOut);
      throw new Error("logged out");
    }
    if (response.status !== 200 && response.status !== 409) {
      say("refused", form.dataset.refused);
      for (const address of under) disputed.add(address);
      return;
    }
    const told = await response.json();
    form.elements.seen.value = told.seen;
    for (const [address, value] of Object.entries(told.news)) takeIn(address, value);
    if (response.ok) {
      count(told.lacking);
      return;
    }
    const theirs = Object.entries(told.theirs);
    for (const address of under) if (!(address in told.theirs)) waiting.add(address);
    for (const [address, value] of theirs) dispute(address, value);
    if (theirs.length === 0) {
      waiting.clear();
      for (const address of under) disputed.add(address); // signed meanwhile: nothing can be saved
    }
    say("conflict", told.says);
  }

  // What another window has written: into the field, or beside it where something else is typed.
  function takeIn(address, value) {
    if (waiting.has(address) || disputed.has(address)) dispute(address, value);
    else put(box(address), address, value);
  }

  function dispute(address, value) {
    waiting.delete(address);
    disputed.add(address);
    const there = box(address);
    if (!there) return;
    there.querySelector(".conflict")?.remove();
    const conflict = document.createElement("div");
    conflict.className = "conflict";
    const heading = document.createElement("h4");
    heading.textContent = form.dataset.theirs;
    const text = document.createElement("p");
    text.className = "lines";
    text.textContent = inWords(there, value) || form.dataset.nothing;
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(
      button(form.dataset.keep, () => settle(address, conflict)),
      button(form.dataset.take, () => {
        put(there, address, value);
        settle(address, conflict);
      }),
    );
    conflict.append(heading, text, actions);
    there.append(conflict);
  }

  function settle(address, conflict) {
    conflict.remove();
    disputed.delete(address);
    waiting.add(address);
    say("saving", form.dataset.saving);
    later(0);
  }

  function inWords(there, value) {
    if (value === null) return "";
    if (!Array.isArray(value)) {
      const chosen = there.querySelector(`input[type="radio"][value="${CSS.escape(String(value))}"]`);
      return chosen ? chosen.closest("label").textContent.trim() : String(value);
    }
    const named = value.map((one) => {
      const found = there.querySelector(`input[value="${CSS.escape(one)}"]`);
      return found ? found.closest("label").textContent.trim() : one;
    });
    return named.join("\n");
  }

  function put(there, address, value) {
    if (!there) return;
    const chosen = Array.isArray(value) ? value : [value === null ? "" : String(value)];
    for (const input of there.querySelectorAll(`[name="${CSS.escape(address)}"]`)) {
      if (input.type === "radio") input.checked = chosen.includes(input.value);
      else if (input.type !== "checkbox") input.value = chosen.join("\n");
      else if (input.hasAttribute("value")) input.checked = chosen.includes(input.value);
      else input.checked = value === true;
    }
  }

  function count(lacking) {
    const all = form.querySelectorAll("[data-part][data-obligatory]").length;
    form.querySelector("[data-through]").textContent = all - lacking.length;
  }

  form.addEventListener("input", (event) => {
    const there = event.target.closest("[data-address]");
    if (!there) return;
    const address = there.dataset.address;
    say(disputed.size ? "conflict" : "saving", disputed.size ? state.textContent : form.dataset.saving);
    if (disputed.has(address)) return; // both stand there until one is chosen
    waiting.add(address);
    if (!under) later(PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later(0);
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsent()) event.preventDefault();
  });

  // A telephone may never give the page back: what is typed goes now.
  function flush() {
    if (waiting.size === 0 || under) return;
    if (body(waiting).toString().length > MOST_AT_THE_END) return;
    under = new Set(waiting);
    waiting.clear();
    post(under, true)
      .then(answered)
      .catch(() => {
        for (const address of under) waiting.add(address);
        say("waiting", form.dataset.waiting);
      })
      .finally(() => {
        under = null;
        if (waiting.size) later(AGAIN);
        else if (state.dataset.state === "saving") say("saved", form.dataset.saved);
      });
  }
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "secondary";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}
