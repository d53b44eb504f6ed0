// Two people changed the same place: shows both values and lets the later one choose.

export function askWhichOne(field, entry, answer, say, choose) {
  const place = field.closest("[data-place]");
  place.querySelector(".conflict")?.remove();
  const box = document.createElement("section");
  box.className = "conflict";
  box.tabIndex = -1;
  box.append(
    element("h3", say.conflictTitle),
    element("p", answer.message),
    sides(entry, answer, say, (keepMine) => {
      box.remove();
      choose(keepMine);
    }),
  );
  place.append(box);
  box.focus();
}

function sides(entry, answer, say, choose) {
  const both = document.createElement("div");
  both.className = "sides";
  both.append(
    side(say.mine, entry.text || say.blank, say.keepMine, () => choose(true)),
    side(say.theirs, answer.theirs || say.blank, say.takeTheirs, () => choose(false)),
  );
  return both;
}

function side(title, value, words, act) {
  const found = document.createElement("div");
  found.className = "side";
  const text = element("p", value);
  text.className = "value";
  text.dir = "auto";
  const button = element("button", words);
  button.type = "button";
  button.className = "secondary";
  button.addEventListener("click", act);
  found.append(element("h4", title), text, button);
  return found;
}

function element(name, text) {
  const found = document.createElement(name);
  found.textContent = text;
  return found;
}
