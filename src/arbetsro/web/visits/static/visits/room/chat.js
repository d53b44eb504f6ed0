// Words between the two: they go over the line, and are in these two pages and nowhere else.

export class Chat {
  #words = document.getElementById("words");
  #says;

  constructor(says, send) {
    this.#says = says;
    const form = document.getElementById("chat");
    const field = document.getElementById("word");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (!text) return;
      const isSent = send(text);
      document.getElementById("chat-told").textContent = isSent ? "" : says.chatUnsent;
      if (!isSent) return; // what was typed stays, to be sent again
      this.#add(says.you, text, "mine");
      field.value = "";
    });
  }

  hear(text) {
    this.#add(this.#says.other, String(text).slice(0, 2000), "theirs");
  }

  #add(who, text, whose) {
    const line = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = `${who}: `;
    line.className = whose;
    line.append(name, text);
    this.#words.append(line);
    this.#words.scrollTop = this.#words.scrollHeight;
  }
}
