// Proposes the day of follow-up when the day it is due is chosen; what somebody has chosen stays.

const form = document.querySelector("[data-follow-up-after]");
const due = form?.elements.namedItem("due_on");
const followUp = form?.elements.namedItem("follow_up_on");
let proposed = "";

due?.addEventListener("change", () => {
  if (!due.value || (followUp.value && followUp.value !== proposed)) return;
  const [year, month, day] = due.value.split("-").map(Number);
  const months = month - 1 + Number(form.dataset.followUpAfter);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, months, Math.min(day, last)));
  proposed = found.toISOString().slice(0, 10);
  followUp.value = proposed;
});
