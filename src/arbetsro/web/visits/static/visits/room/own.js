// One's own camera, microphone and screen. What is off or missing is simply not sent.

const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };

export class Own {
  #stream = new MediaStream();
  #chosen = {};
  #screen = null;
  // Called with "audio" or "video" and the track that is to be sent now, or null.
  onTrack = () => {};
  // Called when anything has changed that the page or the other side shows.
  onChange = () => {};

  get stream() {
    return this.#screen ? new MediaStream([this.#screen]) : this.#stream;
  }

  // What one sees of oneself. A page waits for ever for an empty stream to have loaded.
  get picture() {
    return this.tracks.video ? this.stream : null;
  }

  get canCapture() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  get canShare() {
    return Boolean(navigator.mediaDevices?.getDisplayMedia);
  }

  get tracks() {
    return { audio: this.#track("audio"), video: this.#screen ?? this.#track("video") };
  }

  get state() {
    const { audio, video } = this.tracks;
    return {
      microphone: Boolean(audio?.enabled),
      camera: Boolean(video?.enabled),
      screen: Boolean(this.#screen),
    };
  }

  #track(kind) {
    return this.#stream.getTracks().find((one) => one.kind === kind) ?? null;
  }

  // Asks for both, or for what there is of them. Gives the key of what to tell the person.
  async start() {
    if (!navigator.mediaDevices?.getUserMedia) return "cannot";
    let fault = await this.#take(["audio", "video"]);
    if (fault) for (const kind of ["audio", "video"]) fault = (await this.#take([kind])) || fault;
    this.onChange();
    const { audio, video } = this.tracks;
    if (audio && video) return "ready";
    if (audio || video) return audio ? "withoutCamera" : "withoutMicrophone";
    return fault;
  }

  async #take(kinds) {
    const wish = {};
    for (const kind of kinds) {
      const device = this.#chosen[kind] && { deviceId: { exact: this.#chosen[kind] } };
      wish[kind] = { ...(kind === "video" ? PICTURE : {}), ...device };
    }
    try {
      const taken = await navigator.mediaDevices.getUserMedia(wish);
      for (const track of taken.getTracks()) this.#put(track);
      return "";
    } catch (error) {
      if (error.name === "NotAllowedError") return "denied";
      return error.name === "NotFoundError" ? "notFound" : "taken";
    }
  }

  #put(track) {
    const before = this.#track(track.kind);
    if (before) {
      track.enabled = before.enabled;
      before.stop();
      this.#stream.removeTrack(before);
    }
    this.#stream.addTrack(track);
    // Unplugged, or taken by another program.
    track.addEventListener("ended", () => {
      this.#stream.removeTrack(track);
      this.#sent(track.kind);
    });
    this.#sent(track.kind);
  }

  #sent(kind) {
    this.onTrack(kind, this.tracks[kind]);
    this.onChange();
  }

  async choose(kind, device) {
    this.#chosen[kind] = device;
    await this.#take([kind]);
  }

  chosen(kind) {
    return this.#track(kind)?.getSettings().deviceId;
  }

  // Turns the microphone or the camera on or off; what has not been asked for yet is asked for.
  async turn(kind) {
    const track = this.#track(kind);
    if (!track) return this.#take([kind]);
    track.enabled = !track.enabled;
    this.onChange();
    return "";
  }

  async turnScreen() {
    if (this.#screen) {
      this.#endScreen();
      return;
    }
    try {
      const shown = await navigator.mediaDevices.getDisplayMedia({ video: true });
      [this.#screen] = shown.getVideoTracks();
    } catch {
      return; // they changed their mind
    }
    this.#screen.addEventListener("ended", () => this.#endScreen());
    this.#sent("video");
  }

  #endScreen() {
    this.#screen?.stop();
    this.#screen = null;
    this.#sent("video");
  }

  stop() {
    this.#screen?.stop();
    this.#screen = null;
    for (const track of this.#stream.getTracks()) {
      track.stop();
      this.#stream.removeTrack(track);
    }
    this.onChange();
  }
}
