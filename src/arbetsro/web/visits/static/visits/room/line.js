// The line of one round: all candidates are gathered first, then one offer and one answer.

const GATHER = 2500;
const GATHER_LONGER = 6000;

export class Line {
  #pc;
  #words;
  #theirs = new MediaStream();
  #on;
  isConnected = false;
  isOver = false;

  // `on` has picture(stream), connected(), broken(isCertain) and heard(message).
  constructor(round, ways, on) {
    this.round = round;
    this.#on = on;
    this.#pc = new RTCPeerConnection({ ...ways, bundlePolicy: "max-bundle" });
    this.#pc.addEventListener("track", (event) => this.#took(event.track));
    this.#pc.addEventListener("connectionstatechange", () => this.#changed());
    this.#words = this.#pc.createDataChannel("words", { negotiated: true, id: 0 });
    this.#words.addEventListener("message", (event) => this.#on.heard(JSON.parse(event.data)));
    this.#words.addEventListener("open", () => this.#on.connected());
    // The other page was closed or loaded anew, which it tells at once.
    this.#words.addEventListener("close", () => this.#over(true));
  }

  // Both kinds can be sent from the start, so that a camera that is turned on later needs no round.
  async offer(tracks) {
    for (const kind of ["audio", "video"]) {
      const way = this.#pc.addTransceiver(kind, { direction: "sendrecv" });
      await way.sender.replaceTrack(tracks[kind]);
    }
    await this.#pc.setLocalDescription();
    return this.#gathered();
  }

  async answer(offer, tracks) {
    await this.#pc.setRemoteDescription(offer);
    for (const way of this.#pc.getTransceivers()) {
      way.direction = "sendrecv";
      await way.sender.replaceTrack(tracks[way.receiver.track.kind]);
    }
    await this.#pc.setLocalDescription();
    return this.#gathered();
  }

  accept(answer) {
    return this.#pc.setRemoteDescription(answer);
  }

  replace(kind, track) {
    const way = this.#pc.getTransceivers().find((one) => one.receiver.track.kind === kind);
    return way?.sender.replaceTrack(track);
  }

  // Whether it could be sent.
  say(message) {
    if (this.#words.readyState !== "open") return false;
    this.#words.send(JSON.stringify(message));
    return true;
  }

  // "direct" or "relay", once it is known.
  async way() {
    const all = [...(await this.#pc.getStats()).values()];
    const transport = all.find((one) => one.type === "transport");
    const pair = all.find((one) => one.id === transport?.selectedCandidatePairId);
    const ends = all.filter((one) => [pair?.localCandidateId, pair?.remoteCandidateId].includes(one.id));
    if (!ends.length) return "";
    return ends.some((one) => one.candidateType === "relay") ? "relay" : "direct";
  }

  close() {
    this.isOver = true;
    this.#pc.close();
  }

  #took(track) {
    this.#theirs.addTrack(track);
    this.#on.picture(this.#theirs);
  }

  #changed() {
    const state = this.#pc.connectionState;
    this.isConnected = state === "connected";
    if (state === "failed" || state === "closed") this.#over(true);
    if (state === "disconnected") this.#over(false);
  }

  #over(isCertain) {
    if (!this.isOver) this.#on.broken(isCertain);
  }

  // A browser can take very long to give up a relay that does not answer.
  async #gathered() {
    await this.#until(() => false, GATHER);
    const has = () => /^a=candidate:/m.test(this.#pc.localDescription?.sdp ?? "");
    if (!has()) await this.#until(has, GATHER_LONGER);
    const { type, sdp } = this.#pc.localDescription;
    return { type, sdp, hasWay: has() };
  }

  #until(isEnough, patience) {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#pc.iceGatheringState !== "complete" && !isEnough()) return;
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(resolve, patience);
      this.#pc.addEventListener("icegatheringstatechange", look);
      this.#pc.addEventListener("icecandidate", look);
      look();
    });
  }
}
