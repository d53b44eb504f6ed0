// The part of a page where one sees one's own picture and chooses camera and microphone.

import { Level } from "./level.js";

export class Devices {
  #own;
  #says;
  #level = new Level();
  #told = document.getElementById("devices-told");
  loudest = 0;

  constructor(own, says) {
    this.#own = own;
    this.#says = says;
    for (const list of document.querySelectorAll("[data-device]")) {
      list.addEventListener("change", async () => {
        await own.choose(list.dataset.device, list.value);
        await this.#show();
      });
    }
  }

  async start() {
    const fault = await this.#own.start();
    await this.#show();
    this.#told.textContent = this.#says[fault];
    return fault;
  }

  async #show() {
    for (const list of document.querySelectorAll("[data-device]")) await this.#fill(list);
    const meter = document.getElementById("level");
    meter.closest(".field").hidden = !this.#own.tracks.audio;
    this.#level.follow(this.#own.stream, (level) => {
      meter.value = level;
      this.loudest = Math.max(this.loudest, level);
    });
  }

  async #fill(list) {
    const { device: kind } = list.dataset;
    const all = await navigator.mediaDevices?.enumerateDevices() ?? [];
    const found = all.filter((one) => one.kind === `${kind}input` && one.deviceId);
    list.replaceChildren(...found.map((one) => new Option(one.label, one.deviceId)));
    list.value = this.#own.chosen(kind) ?? "";
    list.closest(".field").hidden = found.length < 2;
  }

  rest() {
    this.#level.stop();
  }
}
