// How loud the microphone is, from 0 to 1.

export class Level {
  #context = null;
  #timer = 0;

  follow(stream, tell) {
    this.stop();
    if (!stream.getAudioTracks().length || !window.AudioContext) return;
    this.#context = new AudioContext();
    const listener = this.#context.createAnalyser();
    const heard = new Float32Array(listener.fftSize);
    this.#context.createMediaStreamSource(stream).connect(listener);
    this.#timer = setInterval(() => {
      listener.getFloatTimeDomainData(heard);
      const power = heard.reduce((sum, one) => sum + one * one, 0) / heard.length;
      tell(Math.min(1, 4 * Math.sqrt(power))); // ordinary speech fills about half
    }, 100);
  }

  stop() {
    clearInterval(this.#timer);
    this.#context?.close();
    this.#context = null;
  }
}
