// Notes at a meeting are saved as they are typed: one sending at a time, and again until it goes.

const PAUSE = 800;
const AGAIN = 5000;

for (const form of document.querySelectorAll("form[data-note]")) keep(form);

function keep(form) {
  const state = form.querySelector(".saved-state");
  let timer = 0;
  let isSending = false;
  let isChanged = false;

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };
  const say = (kind, text) => {
    state.dataset.state = kind;
    state.textContent = text;
  };

  async function send() {
    if (isSending) {
      later(PAUSE);
      return;
    }
    isSending = true;
    isChanged = false;
    say("saving", form.dataset.saving);
    try {
      await answered(await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fetch" },
      }));
    } catch {
      isChanged = true;
      say("waiting", form.dataset.waiting);
      later(AGAIN);
    }
    isSending = false;
  }

  async function answered(response) {
    if (response.status >= 500) throw new Error("no answer");
    if (response.status !== 200 && response.status !== 409) {
      say("refused", form.dataset.refused);
      return;
    }
    const told = await response.json();
    form.elements.seen.value = told.seen;
    form.querySelector("[data-theirs-here]").replaceChildren(...theirs(form, told));
    if (!response.ok) say("conflict", told.says);
    else if (isChanged) later(PAUSE);
    else say("saved", told.says);
  }

  form.addEventListener("input", () => {
    isChanged = true;
    say("saving", form.dataset.saving);
    later(PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later(0);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}

// What somebody else wrote meanwhile, beside what is typed here.
function theirs(form, told) {
  if (told.theirs === undefined) return [];
  const box = document.createElement("div");
  box.className = "conflict";
  const heading = document.createElement("h4");
  heading.textContent = form.dataset.theirs;
  const text = document.createElement("p");
  text.textContent = told.theirs;
  box.append(heading, text);
  return [box];
}
