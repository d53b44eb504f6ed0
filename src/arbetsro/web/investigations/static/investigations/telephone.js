// A form that is filled in once, often on a telephone: limits the dots, sends, and tries once more
// where the line is lost. What it sends counts once however often it comes.

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-most]");
  if (!form) return;
  const group = [...form.querySelectorAll(`input[name="${event.target.name}"]`)];
  const isFull = group.filter((one) => one.checked).length >= Number(form.dataset.most);
  for (const one of group) one.disabled = isFull && !one.checked;
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-once]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button:not([type])");
  const said = button.textContent;
  tell(form, "");
  button.disabled = true;
  button.textContent = form.dataset.sending;
  const page = await sent(form);
  if (page) {
    show(page);
    return;
  }
  button.disabled = false;
  button.textContent = said;
  tell(form, form.dataset.noLine);
});

// The page that answers, or nothing where there was no line twice.
async function sent(form) {
  for (const wait of [1500, 0]) {
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        signal: AbortSignal.timeout(10000),
      });
      if (response.status < 500) return await response.text();
    } catch {
      // the line is lost: once more, a little later
    }
    if (wait) await new Promise((done) => setTimeout(done, wait));
  }
  return null;
}

function show(page) {
  const main = new DOMParser().parseFromString(page, "text/html").querySelector("main");
  document.querySelector("main").replaceWith(document.adoptNode(main));
  window.scrollTo(0, 0);
  (main.querySelector(".error-summary") ?? main).focus();
  window.htmx?.process(main);
}

function tell(form, text) {
  const told = form.querySelector("[data-told]");
  told.textContent = text;
  told.hidden = !text;
}
