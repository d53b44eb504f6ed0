// What every page needs: menus that close, and a dialog for what is fetched into it.

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// An error summary takes the focus, so that a reader of the page hears it first.
document.querySelector(".error-summary")?.focus();

// htmx sends no mark of its own that the session may have ended: tell instead of showing nothing.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) window.location.reload();
});

// A link to an explanation opens in a dialog; without a script it is a page of its own.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const response = await fetch(link.href, { headers: { "X-Requested-With": "fetch" } });
  if (!response.ok) {
    window.location.assign(link.href);
    return;
  }
  const dialog = document.getElementById("dialog");
  dialog.querySelector("[data-content]").innerHTML = await response.text();
  dialog.showModal();
  // Reading begins at the heading; left alone, the focus goes to the button at the end.
  const heading = dialog.querySelector("h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
  dialog.scrollTop = 0;
});

// Nobody is logged in here: what this browser kept of a round for the one who was is thrown away.
// What waits to be sent is not: it is sent when that person opens the round again.
const loggedIn = document.querySelector('form[action="/accounts/logout/"]');
if (!loggedIn && !("anyone" in document.body.dataset)) {
  if ("caches" in window) caches.delete("arbetsro-round");
  const kept = Object.keys(localStorage).filter((name) => name.startsWith("arbetsro round "));
  kept.forEach((name) => localStorage.removeItem(name));
}
