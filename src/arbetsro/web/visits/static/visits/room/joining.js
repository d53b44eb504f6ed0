// Keeps a line to the other side: a round after a round, for as long as the visit goes on.

import { Line } from "./line.js";

const PATIENCE = 15000; // for a round to lead somewhere
const LULL = 4000; // a line that falters often comes back by itself
const LONGEST = 60000;

export class Joining {
  #server;
  #own;
  #on;
  #side;
  // One side may have the room open in two windows; this is what tells them apart.
  #page = crypto.randomUUID();
  #ways = {};
  #line = null;
  #round = 0;
  #heard = 0;
  #hasJoined = false;
  #mustAsk = false;
  #tries = 0;
  #timer = 0;
  #isBusy = false;

  // `on` has joining(), connected(), lost(), noWay(), elsewhere(), picture(stream), heard(message).
  constructor(server, own, side, on) {
    [this.#server, this.#own, this.#side, this.#on] = [server, own, side, on];
    own.onTrack = (kind, track) => this.#line?.replace(kind, track);
  }

  // The round of which the other's word is here already.
  get heard() {
    return this.#heard;
  }

  get isConnected() {
    return Boolean(this.#line?.isConnected);
  }

  get hasBegun() {
    return this.#round > 0;
  }

  go(ways) {
    this.#ways = ways;
  }

  // Does what is to be done next, as the server tells how far the two have come.
  async follow(meeting, isOtherHere) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.#step(meeting, isOtherHere);
    } catch {
      this.#mustAsk = true; // whatever the browser did not like: a new round
    }
    this.#isBusy = false;
  }

  async #step(meeting, isOtherHere) {
    if (this.#hasJoined && this.#isTakenOver(meeting)) {
      this.stop();
      this.#on.elsewhere();
      return;
    }
    const isFirst = !this.#hasJoined;
    this.#hasJoined = true;
    // A page that was here before, and is gone, has had the round that goes on.
    if (isFirst && (meeting.round === 0 || meeting.sent)) {
      await this.#ask(meeting.round);
      return;
    }
    if (meeting.round !== this.#round) await this.#begin(meeting.round);
    if (meeting.heard && this.#heard !== this.#round) await this.#take(meeting.heard);
    if (this.#mustAsk && isOtherHere) await this.#ask(this.#round);
  }

  #isTakenOver({ round, sent, wished_here: wished }) {
    const isAnothers = (page) => page !== "" && page !== this.#page;
    return isAnothers(sent) || (round !== this.#round && isAnothers(wished));
  }

  async #ask(after) {
    const { status } = await this.#server.ask("round", { after, page: this.#page });
    this.#mustAsk = status === 0;
  }

  async #begin(round) {
    this.#drop();
    [this.#round, this.#heard, this.#mustAsk] = [round, 0, false];
    if (!round) return;
    this.#on.joining();
    const wait = Math.min(PATIENCE * (1 + this.#tries), LONGEST);
    this.#timer = setTimeout(() => this.#gaveNothing(round), wait);
    const line = new Line(round, this.#ways, this.#hooks(round));
    this.#line = line;
    if (this.#side === "staff") await this.#send(line, await line.offer(this.#own.tracks));
  }

  async #take(said) {
    this.#heard = this.#round;
    const line = this.#line;
    const description = { type: said.type, sdp: said.sdp };
    if (this.#side === "staff") await line.accept(description);
    else await this.#send(line, await line.answer(description, this.#own.tracks));
  }

  async #send(line, { type, sdp, hasWay }) {
    if (line.isOver) return;
    if (!hasWay) this.#on.noWay();
    const values = { round: line.round, type, sdp, page: this.#page };
    const { status } = await this.#server.ask("signal", values);
    if (status === 0) this.#mustAsk = true;
  }

  #hooks(round) {
    const isNow = () => this.#round === round;
    return {
      picture: (stream) => isNow() && this.#on.picture(stream),
      heard: (message) => isNow() && this.#on.heard(message),
      connected: () => {
        if (!isNow()) return;
        clearTimeout(this.#timer);
        this.#tries = 0;
        this.#on.connected(this.#line);
      },
      broken: (isCertain) => {
        if (!isNow()) return;
        this.#on.lost();
        if (isCertain) this.#mustAsk = true;
        else setTimeout(() => isNow() && !this.isConnected && (this.#mustAsk = true), LULL);
      },
    };
  }

  #gaveNothing(round) {
    if (this.#round !== round || this.isConnected) return;
    this.#tries += 1;
    this.#mustAsk = true;
    this.#on.noWay();
  }

  // Whether it could be sent.
  say(message) {
    return Boolean(this.#line?.say(message));
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#line?.close();
    this.#line = null;
  }

  stop() {
    this.#drop();
    [this.#round, this.#heard, this.#tries] = [0, 0, 0];
    [this.#hasJoined, this.#mustAsk] = [false, false];
  }
}
