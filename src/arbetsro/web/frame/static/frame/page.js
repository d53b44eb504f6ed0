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
