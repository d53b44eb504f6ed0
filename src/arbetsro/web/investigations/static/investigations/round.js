// The round on a telephone: everything is kept as it is typed, waits in the telephone while the line
// is away, and goes in order when it is back. What is sent twice counts once, by its own mark.

import { Sender } from "./sending.js";
import { forgetPage, keepPage } from "./keeping.js";
import { Mine } from "./mine.js";
import { shrink } from "./shrinking.js";
import { Waiting } from "./waiting.js";

const round = document.getElementById("round");
const saved = document.getElementById("saved");
const say = document.getElementById("sayings").dataset;
const PAUSE = 500;
const { person, round: id } = round.dataset;
const timers = new Map();

const mine = new Mine(person, id);
const waiting = await Waiting.open(person);
const sender = new Sender(waiting, round.dataset, { show, took, again: () => keep() });

const formOf = (key) => round.querySelector(`form[data-question="${CSS.escape(key)}"]`);

// ---- What the page says ----------------------------------------------------------------------

function what() {
  const items = waiting.toSend();
  const kinds = [["answer", "Answer"], ["photo", "Photo"], ["question", "Question"]];
  const parts = kinds.map(([kind, name]) => counted(items, kind, name)).filter(Boolean);
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${say.and} ${parts.at(-1)}`;
}

function counted(items, kind, name) {
  // What was answered twice to a question is one answer to the person.
  const of = items.filter((item) => item.kind === kind);
  const count = new Set(of.map((item) => (kind === "answer" ? `${item.round} ${item.question}` : item))).size;
  if (!count) return "";
  return (count === 1 ? say[`one${name}`] : say[`many${name}s`]).replace("{n}", count);
}

// Says how it stands: the state, and the words for it where they are not the ordinary ones.
function show(state, words = "") {
  const some = what();
  if (!words && state === "waiting") words = say.waits;
  if (!some && state === "saving") state = "saved";
  saved.dataset.state = state;
  const text = words || say[state] || "";
  saved.textContent = text.includes("{what}") ? text.replace("{what}", some || say.oneAnswer) : text;
  if (state === "saved") saved.textContent += ` ${new Date().toTimeString().slice(0, 5)}`;
  if (state === "away") offerLogIn();
  if (!waiting.isKept) tell(say.noRoom, "warning");
}

function offerLogIn() {
  saved.dataset.state = "waiting";
  const link = document.createElement("a");
  link.href = "/accounts/login/?next=/accessibility/";
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = say.login;
  saved.append(" ", link);
}

// One message at a time, in a room that is kept for it.
function tell(text, level = "info") {
  const box = document.createElement("p");
  box.className = "message";
  box.dataset.level = level;
  box.textContent = text;
  document.getElementById("others").replaceChildren(box);
}

function mark(form, text, level = "error") {
  const place = form?.querySelector(":scope > .say");
  if (!place) return;
  place.textContent = text;
  place.dataset.level = text ? level : "";
}

// ---- Answers ---------------------------------------------------------------------------------

function typed(form) {
  const now = new FormData(form);
  const body = { value: now.get("value") ?? "said", note: now.get("note"), cause: now.get("cause") ?? "" };
  return { question: form.dataset.question, ...body };
}

// How far one has come.
function count() {
  const forms = [...round.querySelectorAll("form[data-question]")];
  const answered = forms.filter((form) => form.querySelector("input:checked") || form.elements.note.value.trim());
  const words = say.answered.replace("{n}", answered.length).replace("{count}", forms.length);
  document.getElementById("answered").textContent = words;
}

async function note(form) {
  clearTimeout(timers.get(form));
  count();
  const now = typed(form);
  const isEmpty = now.value === "said" && !now.note.trim() && !now.cause.trim();
  if (isEmpty && !form.dataset.seen) return;
  const body = { ...now, at: new Date().toISOString(), sent: crypto.randomUUID(), seen: form.dataset.seen };
  const there = waiting.all().find((item) => isUnsent(item, now.question));
  if (there) body.seen = there.body.seen;
  const item = there ?? { kind: "answer", round: id, address: round.dataset.answer };
  Object.assign(item, { question: now.question, body, refused: "", tried: false });
  form.dataset.seen = body.sent;
  form.dataset.noted = JSON.stringify(now);
  mine.answer(now.question, { ...body, kept: 0 });
  mark(form, "");
  await (there ? waiting.keep(item) : waiting.add(item));
  show(navigator.onLine ? "saving" : "waiting");
  sender.send();
}

// An answer to the question that waits and that the server cannot have seen.
const isUnsent = (item, key) =>
  item.kind === "answer" && item.round === id && item.question === key && (!item.tried || item.refused);

round.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-question]");
  if (!form || !target.matches("textarea")) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => note(form), PAUSE));
});
// Choosing an answer, or leaving a field, keeps it at once.
round.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-question]");
  if (!form || target.type === "file") return;
  if (form.dataset.noted !== JSON.stringify(typed(form))) note(form);
});

function fill(form, entry) {
  const choice = form.querySelector(`input[value="${CSS.escape(entry.value)}"]`);
  if (choice) choice.checked = true;
  for (const name of ["note", "cause"]) {
    const field = form.elements[name];
    if (field && field !== document.activeElement) field.value = entry[name] ?? "";
  }
  form.dataset.seen = entry.sent;
  form.dataset.noted = JSON.stringify(typed(form));
}

// ---- Questions of one's own ------------------------------------------------------------------

document.getElementById("new-question").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  const text = field.value.trim();
  if (!text) return;
  const sent = crypto.randomUUID();
  const item = { kind: "question", round: id, address: round.dataset.new, body: { text, sent } };
  mine.question(`own-${sent}`, text);
  showQuestion(`own-${sent}`, text).querySelector("input, textarea:not([hidden])").focus();
  field.value = "";
  await waiting.add({ ...item, question: `own-${sent}` });
  show(navigator.onLine ? "saving" : "waiting");
  sender.send();
});

function showQuestion(key, text) {
  const there = formOf(key);
  if (there) return there;
  const area = document.getElementById("area-own");
  const copy = document.createElement("template");
  copy.innerHTML = document.getElementById("question-template").innerHTML.replaceAll("own-copied-key", key);
  const form = copy.content.querySelector("form");
  form.querySelector("[data-text]").textContent = text;
  area.hidden = false;
  area.append(form);
  prepare(form);
  count();
  return form;
}

// ---- Photos ----------------------------------------------------------------------------------

round.addEventListener("change", async ({ target }) => {
  if (target.type !== "file" || !target.files.length) return;
  const form = target.closest("form");
  const file = target.files[0];
  let small;
  try {
    small = await shrink(file);
  } catch {
    mark(form, say.unreadable);
    return;
  } finally {
    target.value = "";
  }
  mark(form, "");
  const question = form.dataset.question ?? "";
  const body = { question, sent: crypto.randomUUID() };
  const item = { kind: "photo", round: id, address: round.dataset.photo, question, body, ...small };
  showPhoto(form, item);
  await waiting.add(item);
  show(navigator.onLine ? "saving" : "waiting");
  sender.send();
});

function showPhoto(form, item) {
  const line = document.createElement("li");
  line.dataset.mark = item.body.sent;
  const picture = document.createElement("img");
  picture.src = item.preview;
  picture.alt = say.photoAlt;
  const state = document.createElement("span");
  state.className = "muted";
  state.textContent = item.refused || say.photoWaits;
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "quiet danger";
  drop.textContent = say.photoDrop;
  drop.addEventListener("click", async () => {
    await waiting.drop(item);
    line.remove();
    show(waiting.toSend().length ? "waiting" : "ready");
  });
  line.append(picture, state, drop);
  form.querySelector(".photos").append(line);
}

function photoIs(item, text, isKept) {
  const line = round.querySelector(`[data-mark="${CSS.escape(item.body.sent)}"]`);
  if (!line) return;
  line.querySelector("span").textContent = text;
  if (isKept) line.querySelector("button").remove();
}

// ---- What the server answered ----------------------------------------------------------------

function took(item, answer, state) {
  if (item.round !== id) return;
  const form = item.question ? formOf(item.question) : round.querySelector("[data-loose]");
  if (state === "refused") {
    if (item.kind === "photo") photoIs(item, answer.message, false);
    else mark(form, answer.message);
    return;
  }
  if (item.kind === "photo") photoIs(item, say.photoKept, true);
  if (item.kind === "answer") mine.kept(item.question, item.body.sent, answer.now);
  if (state === "besides") besides(form, item, answer);
  if (state === "late") {
    round.removeAttribute("data-open");
    tell(answer.message, "warning");
  }
}

// The same person has answered on another telephone: the answer that counts is shown with the other.
function besides(form, item, answer) {
  if (!form) return;
  mark(form, answer.message, "warning");
  const isAnsweredSince = waiting.all().some((one) => isUnsent(one, item.question));
  if (isAnsweredSince || form.dataset.seen !== item.body.sent) return;
  const { value, note: words, cause, mark: sent } = answer;
  fill(form, { value, note: words, cause, sent });
  mine.answer(item.question, { value, note: words, cause, sent, kept: answer.now });
}

// ---- Leaving and coming back -----------------------------------------------------------------

function bringBack() {
  const items = waiting.all().filter((item) => item.round === id);
  for (const [key, text] of mine.questions()) showQuestion(key, text);
  for (const item of items.filter((one) => one.kind === "question")) showQuestion(item.question, item.body.text);
  for (const [key, entry] of mine.answersSince(Number(round.dataset.made))) {
    if (formOf(key)) fill(formOf(key), entry);
  }
  for (const item of items) bringBackOne(item);
}

function bringBackOne(item) {
  const form = item.question ? formOf(item.question) : round.querySelector("[data-loose]");
  if (!form) return;
  if (item.kind === "answer") fill(form, item.body);
  if (item.kind === "photo") showPhoto(form, item);
  if (item.refused) mark(form, item.refused);
}

function prepare(form) {
  for (const one of form.querySelectorAll(".without-script")) one.hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  if (form.dataset.question) form.dataset.noted = JSON.stringify(typed(form));
}

// What was being typed goes before anything else is done.
async function flush() {
  const typing = [...timers.keys()].filter((form) => form.dataset.noted !== JSON.stringify(typed(form)));
  await Promise.all(typing.map(note));
  return sender.send();
}

const leaving = document.getElementById("leaving");
document.querySelector('form[action="/accounts/logout/"]')?.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.dataset.sure !== undefined) return;
  event.preventDefault();
  await flush();
  if (waiting.toSend().length) {
    leaving.querySelector("h2").textContent = say.loggingOut.replace("{what}", what());
    leaving.showModal();
    await new Promise((resolve) => leaving.addEventListener("close", resolve, { once: true }));
    if (leaving.returnValue !== "leave") return;
  }
  form.dataset.sure = "";
  await forgetPage();
  mine.forget();
  form.requestSubmit();
});

async function keep() {
  if (round.hasAttribute("data-open")) {
    if (!(await keepPage(round.dataset.worker))) tell(say.notKept, "warning");
  } else if (!waiting.toSend().length) {
    mine.forget();
    await forgetPage();
  }
}

document.addEventListener("visibilitychange", () => flush());
window.addEventListener("online", () => sender.send());
window.addEventListener("offline", () => waiting.toSend().length && show("waiting"));
window.addEventListener("beforeunload", (event) => {
  if (!waiting.isKept && waiting.toSend().length) event.preventDefault();
});

round.querySelectorAll("form.round-question, form[data-loose]").forEach(prepare);
bringBack();
count();
if (waiting.othersWait) tell(say.othersWait);
if (waiting.toSend().length) show("waiting");
else show("ready");
round.dataset.isReady = "";
await sender.send();
await keep();
