// Keeps what people type: every change is sent as it is made, waits in this browser while the line
// or the session is away, and asks where somebody else has changed the same place.

import { Queue } from "./queue.js";
import { askWhichOne } from "./conflict.js";

const keeper = document.getElementById("keeper");
const saved = document.getElementById("saved");
const say = document.getElementById("sayings").dataset;
const POLL = 4000;
const PAUSE = 500;
let version = Number(keeper.dataset.version);
let token = keeper.dataset.token;

const queue = new Queue(`arbetsro ${keeper.dataset.analysis} ${keeper.dataset.page}`);
const timers = new Map();
let sending = false;
let retryIn = 2000;

const places = () => keeper.querySelectorAll("[data-address]");
const at = (address) => keeper.querySelector(`[data-address="${CSS.escape(address)}"]`);

function show(state, text = say[state]) {
  saved.dataset.state = state;
  saved.textContent = state === "saved" ? `${text} ${new Date().toTimeString().slice(0, 5)}` : text;
}

// ---- Typing --------------------------------------------------------------------------------

function note(field, wait = PAUSE) {
  const address = field.dataset.address;
  field.dataset.noted = field.value;
  queue.put(address, { form: "value", text: field.value, seen: field.dataset.seen });
  clearTimeout(timers.get(address));
  timers.set(address, setTimeout(send, wait));
  if (!saved.querySelector("a")) show("saving");
}

keeper.addEventListener("input", (event) => {
  if (!event.target.matches("[data-address]:not([readonly])")) return;
  note(event.target);
  const name = document.querySelector(`[data-name="${CSS.escape(event.target.dataset.address)}"]`);
  if (name && event.target.value) name.textContent = event.target.value;
});
// Leaving a field sends it at once, unless what stands there has been sent already.
keeper.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-address]:not([readonly])")) return;
  if (target.dataset.noted !== target.value || queue.has(target.dataset.address)) note(target, 0);
});

// ---- Sending -------------------------------------------------------------------------------

async function send() {
  if (sending || queue.isEmpty()) return;
  sending = true;
  try {
    while (!queue.isEmpty()) {
      const [address, entry] = queue.first();
      const goOn = await sendOne(address, entry);
      if (!goOn) return;
    }
    if (saved.dataset.state === "saving" || saved.dataset.state === "waiting") show("saved");
    follow();
  } finally {
    sending = false;
  }
}

async function post(address, entry) {
  const body = new URLSearchParams({ ...entry, address, page: keeper.dataset.page });
  return fetch(keeper.dataset.save, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" },
  });
}

// Sends one value; tells whether the next may follow.
async function sendOne(address, entry, isSecondTry = false) {
  let response;
  try {
    response = await post(address, entry);
  } catch {
    return later("waiting");
  }
  if (response.status === 401) return away();
  if (response.status === 403 && !isSecondTry) {
    // A new log-in has made the token of this page old; the news bring a new one.
    const heard = await news();
    if (heard === "away") return away();
    if (heard === "heard") return sendOne(address, entry, true);
  }
  if (response.status === 403 || response.status === 404) return stop(say.gone);
  if (response.status >= 500) return later("failed");
  retryIn = 2000;
  const answer = await response.json();
  queue.take(address, entry);
  take(address, entry, answer);
  return true;
}

function later(state) {
  show("waiting", say[state]);
  clearTimeout(timers.get(later));
  timers.set(later, setTimeout(send, retryIn));
  retryIn = Math.min(retryIn * 2, 15000);
  return false;
}

// The session has ended. What was typed stays here, and is sent after a new log-in elsewhere.
function away() {
  clearTimeout(timers.get(away));
  timers.set(away, setTimeout(send, 5000));
  // The link stays as it is, so that a click on it is not lost.
  if (saved.querySelector("a")) return false;
  show("waiting", `${say.away} `);
  const link = document.createElement("a");
  link.href = "/accounts/login/?next=/accessibility/";
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = say.login;
  saved.append(link);
  return false;
}

function stop(text) {
  show("refused", text);
  return false;
}

// ---- What the server answered ---------------------------------------------------------------

function take(address, entry, answer) {
  const field = at(address);
  if (answer.state === "saved") {
    if (answer.version > version) version = answer.version;
    if (field) settle(field, entry, answer);
    paint(answer);
    // A range or a reference value changes what the row offers.
    if (entry.form !== "value" || answer.is_range) reload(field);
  } else if (answer.state === "conflict") {
    show("conflict");
    unfold(field);
    field.dataset.conflict = "";
    askWhichOne(field, entry, answer, say, (choice) => decide(field, entry, answer, choice));
  } else {
    show("refused");
    mark(field, answer.message);
    // Kept for a page that is opened again, and not sent again by itself.
    queue.keep(address, { ...entry, refused: true });
  }
}

function settle(field, entry, answer) {
  field.dataset.seen = answer.seen;
  mark(field, "");
  const untouched = field.value === entry.text && field !== document.activeElement;
  if (untouched || entry.form !== "value") field.value = answer.text;
}

function mark(field, message) {
  if (!field) return;
  const place = document.getElementById(`${field.id}-say`) ?? sayingOf(field);
  if (!place) return;
  place.textContent = message;
  place.dataset.level = message ? "error" : "";
  if (message) unfold(field);
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

const sayingOf = (field) => document.getElementById(field.id.replace(/-in$/, "-say"));

function decide(field, entry, answer, keepMine) {
  field.dataset.seen = answer.seen;
  delete field.dataset.conflict;
  if (keepMine) {
    if (entry.form === "value") field.value = entry.text;
    queue.put(field.dataset.address, { ...entry, seen: answer.seen });
    show("saving");
    send();
  } else {
    field.value = answer.theirs;
    show("saved");
  }
  field.focus();
}

// Puts what follows from the values in its place.
function paint(answer) {
  for (const [id, row] of Object.entries(answer.rows ?? {})) {
    const place = document.getElementById(id);
    if (!place) continue;
    place.dataset.kind = row.kind;
    const output = document.getElementById(`${id}-out`);
    if (output && output.textContent !== row.result) output.textContent = row.result;
    const live = document.getElementById(`${id}-live`);
    if (live.innerHTML !== row.live && !live.contains(document.activeElement)) live.innerHTML = row.live;
  }
  for (const [code, text] of Object.entries(answer.totals ?? {})) {
    const place = document.getElementById(`total-${code}`);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

// Parts of the page that follow from everything on it are fetched anew.
async function follow() {
  const parts = keeper.querySelectorAll("[data-follow]");
  if (!parts.length) return;
  const response = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of parts) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.innerHTML = fresh.innerHTML;
  }
}

function reload(field) {
  const row = field?.closest(".row");
  if (row) history.replaceState(null, "", `#${row.id}`);
  location.reload();
}

// ---- Others ----------------------------------------------------------------------------------

// Asks what others have done; tells whether it was heard, or that the session is away.
async function news() {
  let response;
  try {
    const asked = new URLSearchParams({ since: version, page: keeper.dataset.page });
    response = await fetch(`${keeper.dataset.news}?${asked}`, {
      headers: { "X-Requested-With": "fetch" },
    });
  } catch {
    return "unheard";
  }
  if (response.status === 401) return "away";
  if (!response.ok) return "unheard";
  const told = await response.json();
  token = told.token;
  if (told.version > version) hear(told);
  if (!told.open && keeper.hasAttribute("data-open")) tell(say.gone, true);
  return "heard";
}

function hear(told) {
  version = told.version;
  for (const [address, now] of Object.entries(told.fields ?? {})) {
    const field = at(address);
    if (!field || queue.has(address) || field === document.activeElement) continue;
    if ("conflict" in field.dataset) continue;
    if (Number(field.dataset.seen) >= now.seen) continue;
    field.value = now.text;
    field.dataset.seen = now.seen;
  }
  paint(told);
  follow();
  if (told.message) tell(told.message, told.structure);
}

// One message at a time, in a room that is kept for it.
function tell(text, offerReload) {
  const box = document.createElement("div");
  box.className = "message";
  box.dataset.level = "info";
  const words = document.createElement("p");
  words.textContent = `${text} `;
  box.append(words);
  if (offerReload) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = say.reload;
    button.addEventListener("click", () => location.reload());
    words.append(button);
  }
  document.getElementById("others").replaceChildren(box);
}

// ---- Ranges and reference values -------------------------------------------------------------

keeper.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  if (!button) return;
  const { reference, useRange, dropRange } = button.dataset;
  if (reference) special(button.dataset.for, { form: "reference", text: reference });
  if (useRange) special(useRange, { form: "range", text: "", ...figures(useRange) });
  if (dropRange) special(dropRange, { form: "value", text: at(dropRange).value, dropped: "1" });
});

function special(address, entry) {
  const field = at(address);
  queue.put(address, { ...entry, seen: field.dataset.seen });
  show("saving");
  send();
}

function figures(address) {
  const set = keeper.querySelector(`[data-range="${CSS.escape(address)}"]`);
  const found = {};
  for (const one of set.querySelectorAll("[data-figure]")) found[one.dataset.figure] = one.value;
  return found;
}

// A shape shows the figures that it needs.
function shape(select) {
  for (const one of select.closest("fieldset").querySelectorAll("[data-shapes]")) {
    one.hidden = !one.dataset.shapes.split(" ").includes(select.value);
  }
}
keeper.addEventListener("change", (event) => {
  if (event.target.matches("[data-figure=distribution]")) shape(event.target);
});
keeper.querySelectorAll("[data-figure=distribution]").forEach(shape);

// ---- Leaving and coming back -----------------------------------------------------------------

// A form that changes the page waits for what was typed.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-flush") || queue.isEmpty()) return;
  event.preventDefault();
  const button = event.submitter;
  await send();
  if (queue.isEmpty()) form.requestSubmit(button);
});
window.addEventListener("beforeunload", (event) => {
  if (!queue.isEmpty()) event.preventDefault();
});
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => document.hidden || (send(), news()));

// What could not be sent before the page was closed is put back in its place.
function bringBack() {
  for (const [address, entry] of queue.all()) {
    const field = at(address);
    if (!field || entry.form !== "value") {
      queue.take(address, entry);
      continue;
    }
    field.value = entry.text;
    if (entry.refused) note(field, 0);
  }
  if (!queue.isEmpty()) {
    tell(say.restored, false);
    send();
  }
}

// What was typed before this script had come is seen now.
function catchUp() {
  for (const field of places()) {
    const before = field.matches("select")
      ? ([...field.options].find((one) => one.defaultSelected)?.value ?? "")
      : field.defaultValue;
    if (field.value !== before && !queue.has(field.dataset.address)) note(field, 0);
  }
}

// ---- Arriving at a place on the page ---------------------------------------------------------

function unfold(place) {
  for (let fold = place; fold; fold = fold.parentElement?.closest("details")) {
    if (fold.matches("details")) fold.open = true;
  }
}

// The focus goes to what the address names: the first field of a thing that has just been added,
// the button of one that was moved, the field of a row or the range that stands in its place.
function arrive() {
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place || !keeper.contains(place)) return;
  const goal = goalIn(place);
  place.querySelector(":scope > details.fold")?.setAttribute("open", "");
  unfold(goal ?? place);
  if (goal && !keeper.contains(document.activeElement)) goal.focus();
  else if (!goal) place.scrollIntoView();
}

function goalIn(place) {
  const moved = sessionStorage.getItem("arbetsro moved");
  sessionStorage.removeItem("arbetsro moved");
  if (place.matches("[data-address]")) return place;
  if (place.matches("section[data-list]")) return place.querySelector(":scope > form button");
  const pressed = moved && place.querySelectorAll(`button[value=up], button[value=down]`);
  const buttons = [...(pressed || [])].filter((one) => !one.disabled);
  if (buttons.length) return buttons.find((one) => one.value === moved) ?? buttons[0];
  const field = place.querySelector("[data-address]:not([readonly])");
  return field ?? place.querySelector(".range > summary");
}

document.addEventListener("submit", ({ submitter }) => {
  const isMove = submitter?.value === "up" || submitter?.value === "down";
  if (isMove) sessionStorage.setItem("arbetsro moved", submitter.value);
});
// The browser goes to the place by itself as the page is drawn, and takes the focus away.
const settled = () => requestAnimationFrame(() => setTimeout(arrive));
window.addEventListener("hashchange", settled);
if (document.readyState === "complete") settled();
else window.addEventListener("load", settled);

if (keeper.hasAttribute("data-open")) {
  catchUp();
  bringBack();
}
setInterval(() => document.hidden || news(), POLL);
