// Lets a card be dragged to another column. It presses the button that the card has for it.

const board = document.querySelector(".measure-board");
let dragged = null;

board?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-measure]");
  event.dataTransfer.effectAllowed = "move";
});

board?.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest("[data-state].column")) event.preventDefault();
});

board?.addEventListener("drop", (event) => {
  const column = event.target.closest("[data-state].column");
  if (!dragged || !column || column.contains(dragged)) return;
  event.preventDefault();
  const state = column.dataset.state;
  const link = dragged.querySelector("a[href*='state=stopped']");
  if (state === "stopped" && link) {
    window.location.assign(link.href);
    return;
  }
  const form = dragged.querySelector("form");
  const button = form?.querySelector(`button[value="${state}"]`) ?? form?.querySelector("button");
  if (!button) return;
  button.value = state;
  form.requestSubmit(button);
});
