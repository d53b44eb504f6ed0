// A survey on somebody's own device: what has been filled in is kept here until it is sent.

import { Draft, begun } from "./answering-draft.js";
import { Sender } from "./answering-sending.js";

const form = document.getElementById("sheet");
const asked = document.getElementById("asked");
const words = document.getElementById("words").dataset;
const keepNothing = document.getElementById("keep-nothing");
let draft = new Draft(form, form.elements.sheet.value);
let saving;

function tell(what) {
  const told = document.getElementById("told");
  if (told.textContent !== what) told.textContent = what;
}

function count() {
  const questions = [...form.querySelectorAll("[data-question]")];
  const answered = questions.filter((one) => one.querySelector(":checked") || one.querySelector("textarea")?.value.trim()).length;
  const line = document.getElementById("count");
  line.textContent = line.dataset.words.replace("{answered}", answered);
  document.getElementById("progress").value = answered;
}

function save() {
  clearTimeout(saving);
  if (sender.isDone) return;
  if (keepNothing.checked) {
    draft.forget();
    tell(words.notKept);
  } else {
    tell(draft.save({ isWaiting: sender.isWaiting }) ? words.kept : words.cannotKeep);
  }
}

function begin() {
  document.getElementById("begun").hidden = true;
  asked.hidden = false;
  for (const id of ["keeping", "state"]) document.getElementById(id).hidden = false;
  count();
}

function goOn(found) {
  draft = found;
  form.elements.sheet.value = draft.sheet;
  draft.fill();
  begin();
  tell(draft.isWaiting ? words.waited : words.kept);
  const next = [...form.querySelectorAll("[data-question]")].find((one) => !one.querySelector(":checked"));
  (next ?? form).querySelector("input, textarea")?.focus();
}

const sender = new Sender(form, {
  sending: () => tell(words.sending),
  waits: () => {
    save();
    tell(keepNothing.checked ? words.waitsHere : words.waits);
  },
  done: (next) => {
    draft.forget();
    // The form is not to be found by going back: what was answered is nobody else's business.
    window.location.replace(next);
  },
  refused: (why, isFinal) => {
    if (isFinal) draft.forget();
    const problem = document.getElementById("problem");
    problem.firstElementChild.textContent = why;
    problem.hidden = false;
    problem.focus();
    tell("");
  },
});

form.addEventListener("input", () => {
  count();
  clearTimeout(saving);
  saving = setTimeout(save, 300);
});
form.addEventListener("submit", (event) => {
  save();
  if (event.submitter?.name === "switch") {
    if (draft.goesOn()) {
      event.preventDefault();
      window.location.replace(`?language=${event.submitter.value}`);
    }
    return; // what is not kept here goes with the form, and comes back with the page
  }
  event.preventDefault();
  document.getElementById("problem").hidden = true;
  sender.send();
});
window.addEventListener("pagehide", () => {
  if (saving && !asked.hidden) save();
});
window.addEventListener("beforeunload", (event) => {
  if (sender.isWaiting && keepNothing.checked) event.preventDefault();
});

const found = begun(form);
if (!found) begin();
else if (found.hasGoneOn()) goOn(found); // the page has only changed its language
else {
  asked.hidden = true;
  document.getElementById("begun").hidden = false;
  document.getElementById("begun-text").focus();
  document.getElementById("go-on").addEventListener("click", () => goOn(found));
  document.getElementById("begin-anew").addEventListener("click", () => {
    found.forget();
    begin();
    form.querySelector("#asked input[type=radio], textarea")?.focus();
  });
}
