// An application is saved as it is typed: one sending at a time, only what was changed, and "saved"
// is said only when nothing newer waits. What another window wrote is shown beside, never lost.

const PAUSE = 900;
const AGAIN = 5000;
const LONGEST_WAIT = 60000;

const form = document.querySelector("form[data-application]");
if (form) keep(form);

function keep(form) {
  const seen = form.querySelector(".saved-state");
  const heard = form.querySelector("[role=status]");
  const changed = new Set();
  const disputed = new Set();
  let onTheWay = new Set();
  let timer = 0;
  let wait = AGAIN;
  let isSending = false;
  let isLeaving = false;

  // What is seen changes with every key; what is read aloud only when there is something new.
  const say = (kind, text) => {
    seen.dataset.state = kind;
    seen.textContent = text;
    const aloud = kind === "saving" ? "" : kind === "saved" ? text.replace(/\s*\d.*$/, "") : text;
    if (kind !== "saving" && heard.textContent !== aloud) heard.textContent = aloud;
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  };

  function body(names) {
    const all = new FormData(form);
    const some = new URLSearchParams();
    for (const name of ["csrfmiddlewaretoken", "seen", "page"]) some.append(name, all.get(name));
    some.append("changed", [...names].join(","));
    for (const name of names) for (const value of all.getAll(name)) some.append(name, value);
    return some;
  }

  async function send() {
    if (isSending || isLeaving || !changed.size) return;
    isSending = true;
    onTheWay = new Set(changed);
    changed.clear();
    say("saving", form.dataset.saving);
    try {
      await answered(await fetch(form.dataset.save, {
        method: "POST",
        body: body(onTheWay),
        headers: { "X-Requested-With": "fetch" },
      }));
      wait = AGAIN;
    } catch {
      for (const name of onTheWay) changed.add(name);
      say("waiting", form.dataset.waiting);
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
    onTheWay = new Set();
    isSending = false;
  }

  async function answered(response) {
    if (response.status >= 500 || response.status === 429) throw new Error("no answer");
    if (response.status === 401 || response.status === 403) return refuse(form.dataset.refused);
    const told = await response.json();
    if (response.status !== 200 && response.status !== 409) return refuse(told.says);
    form.elements.seen.value = told.seen;
    for (const [name, value] of Object.entries(told.theirs)) if (!changed.has(name)) put(name, value);
    for (const [name, one] of Object.entries(told.conflicts)) dispute(name, one);
    for (const name of onTheWay) fault(name, told.faults[name]);
    if (told.danger) showHelp();
    if (disputed.size) say("conflict", form.dataset.conflict);
    else if (Object.keys(told.faults).length) say("refused", Object.values(told.faults).join(" "));
    else if (!changed.size) say("saved", told.says);
    if (changed.size) later(PAUSE);
  }

  // Nothing is thrown away: it stays in the page, and goes with the next change or with the button.
  function refuse(text) {
    for (const name of onTheWay) changed.add(name);
    say("refused", text);
  }

  const inputs = (name) => [...form.querySelectorAll(`[name="${name}"]`)];

  function put(name, value) {
    const values = (Array.isArray(value) ? value : [value ?? ""]).map(String);
    for (const input of inputs(name)) {
      if (input.type === "checkbox" && input.value === "on") input.checked = value === true;
      else if (input.type === "checkbox" || input.type === "radio") input.checked = values.includes(input.value);
      else input.value = values[0] ?? "";
    }
  }

  function dispute(name, theirs) {
    disputed.add(name);
    const place = document.getElementById(`place-${name}`);
    place.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "conflict";
    const text = document.createElement("p");
    text.textContent = `${form.dataset.theirs} ${theirs.words}`;
    const buttons = document.createElement("p");
    buttons.className = "actions";
    buttons.append(
      button(form.dataset.keepMine, () => settle(name, box)),
      button(form.dataset.takeTheirs, () => {
        put(name, theirs.value);
        settle(name, box);
      }),
    );
    box.append(text, buttons);
    place.append(box);
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "secondary";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function settle(name, box) {
    disputed.delete(name);
    box.remove();
    inputs(name)[0].focus();
    changed.add(name);
    later(0);
  }

  function fault(name, text) {
    const field = inputs(name)[0];
    if (!field || field.type === "hidden") return;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  form.addEventListener("input", (event) => {
    if (!event.target.name) return;
    changed.add(event.target.name);
    say("saving", form.dataset.saving);
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isLeaving = true;
  });
  // A page that goes away sends what is left; the server knows it for the same window.
  const flush = () => {
    const names = new Set([...changed, ...onTheWay].filter((name) => !disputed.has(name)));
    if (isLeaving || !names.size) return;
    fetch(form.dataset.save, {
      method: "POST",
      body: body(names),
      keepalive: true,
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => {});
  };
  window.addEventListener("pagehide", flush);
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") later(0);
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && disputed.size) event.preventDefault();
  });
}

// Help at acute danger comes at once, at the top, and is read aloud; only the first time.
function showHelp() {
  const help = document.querySelector("[data-crisis]");
  if (!help || !help.hidden) return;
  help.hidden = false;
  help.scrollIntoView({ block: "start" });
  help.focus();
}
