// The room of a visit: the door, the waiting room, and the two together.

import { Chat } from "./chat.js";
import { Devices } from "./devices.js";
import { Joining } from "./joining.js";
import { Own } from "./own.js";
import { Server } from "./server.js";

const SOON = 1000;
const SELDOM = 3000;

const part = (id) => document.getElementById(id);
const room = part("room");
const says = { ...part("sayings").dataset, ...part("device-sayings").dataset };
const { side } = room.dataset;
const isStaff = side === "staff";

const server = new Server(room);
const own = new Own();
const devices = new Devices(own, says);
const joining = new Joining(server, own, side, {
  joining: () => tell(says.joining),
  connected,
  lost: () => tell(says.lost),
  noWay: () => tell(says.noWay),
  elsewhere: () => leave("elsewhere"),
  picture: (stream) => (part("theirs").srcObject = stream),
  heard,
});
const chat = new Chat(says, (text) => joining.say({ text }));

let { stage } = room.dataset;
let isInside = stage === "telephone"; // there is no door to a telephone
let isOtherHere = false;
let timer = 0;

// What is told ---------------------------------------------------------------------------------

function tell(text) {
  if (part("state").textContent !== text) part("state").textContent = text;
}

function tellOfWaiting() {
  if (isStaff) {
    part("hall-told").textContent = isOtherHere ? says.somebodyWaits : says.nobodyYet;
    tell("");
  } else {
    tell(isOtherHere ? says.waitingSeen : says.waitingAlone);
  }
}

function heard(message) {
  if (message.text !== undefined) chat.hear(message.text);
  if (message.state) tellTheirs(message.state);
}

function tellTheirs({ microphone, camera, screen }) {
  const told = [];
  if (screen) told.push(says.otherShares);
  else if (!camera) told.push(says.otherNoCamera);
  if (!microphone) told.push(says.otherMuted);
  part("their-state").textContent = told.join(" ");
}

async function connected(line) {
  tell(says.connected);
  joining.say({ state: own.state });
  const way = await line.way();
  part("way").textContent = { direct: says.wayDirect, relay: says.wayRelay }[way] ?? "";
}

// What is shown --------------------------------------------------------------------------------

function show() {
  const isTalking = stage === "telephone";
  part("door").hidden = isInside || isTalking;
  part("call").hidden = !(isInside && stage === "in");
  part("telephone").hidden = !isTalking;
  for (const form of room.querySelectorAll("#other-ways [data-act=telephone]")) form.hidden = isTalking;
  if (!isStaff) return;
  part("hall").hidden = !(isInside && stage === "waiting");
  room.querySelector("#hall .actions").hidden = !isOtherHere;
  part("out").hidden = !(isInside && stage === "in");
}

function showOwn() {
  for (const picture of document.querySelectorAll("[data-own]")) {
    picture.srcObject = own.picture;
    picture.classList.toggle("is-screen", own.state.screen);
  }
  const { microphone, camera, screen } = own.state;
  say("microphone", microphone ? says.mute : says.unmute);
  say("camera", camera || screen ? says.cameraOff : says.cameraOn);
  say("screen", screen ? says.shareStop : says.share);
  joining.say({ state: own.state });
}

function say(button, text) {
  room.querySelector(`[data-do=${button}]`).textContent = text;
}

// How the visit goes on ------------------------------------------------------------------------

async function look() {
  clearTimeout(timer);
  const { status, told } = await server.ask("now", { heard: joining.heard });
  if (!isInside) return;
  if (status === 200) follow(told);
  else if (status === 401 || status === 403) tell(says.loggedOut);
  else if (status === 404) window.location.reload();
  else if (!joining.isConnected) tell(says.noContact);
  if (status !== 401 && status !== 403) later();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(look, joining.isConnected ? SELDOM : SOON);
}

function follow(told) {
  [stage, isOtherHere] = [told.stage, told.is_other_here];
  if (stage === "ended" || stage === "closed") {
    isInside = false;
    window.location.reload();
    return;
  }
  show();
  if (stage === "in" && told.meeting) meet(told.meeting);
  else joining.stop();
  if (stage === "waiting") tellOfWaiting();
  if (stage === "turned_away") tell(says.turnedAway);
  if (stage === "telephone") rest();
}

function meet(meeting) {
  if (!joining.isConnected && !isOtherHere) tell(says.otherGone);
  else if (!joining.hasBegun) tell(says.joining);
  joining.follow(meeting, isOtherHere);
}

function rest() {
  part("way").textContent = "";
  tell(says.telephone);
  own.stop();
}

async function enter() {
  devices.rest();
  if (!own.tracks.audio && !own.tracks.video) await devices.start();
  devices.rest();
  const { status, told } = await server.ask("enter");
  if (status !== 200) {
    tell(told.refused ?? says.noContact);
    return;
  }
  isInside = true;
  joining.go(told.ways);
  part("state").focus();
  follow(told);
  if (isInside) later();
}

function leave(to) {
  isInside = false;
  clearTimeout(timer);
  joining.stop();
  own.stop();
  if (to === "left") server.tell("leave");
  for (const id of ["door", "call", "other-ways", "hall"]) if (part(id)) part(id).hidden = true;
  part(to).hidden = false;
  tell(says[to]);
}

async function act(form) {
  const { status, told } = await server.ask(form.dataset.act);
  if (status !== 200) {
    tell(told.refused ?? says.noContact);
    return;
  }
  // Back from the telephone the pictures begin at the door, where they are asked for.
  if (form.dataset.act === "video" || !isInside) window.location.reload();
  else follow(told);
}

// Hands ----------------------------------------------------------------------------------------

const doing = {
  devices: () => devices.start(),
  enter,
  microphone: () => own.turn("audio"),
  camera: () => own.turn("video"),
  screen: () => own.turnScreen(),
  leave: () => leave("left"),
  here: () => window.location.reload(),
};

room.addEventListener("click", (event) => doing[event.target.closest("[data-do]")?.dataset.do]?.());
for (const form of room.querySelectorAll("form[data-act]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(form);
  });
}
window.addEventListener("pagehide", () => isInside && server.tell("leave"));

own.onChange = showOwn;
showOwn();
room.querySelector("[data-do=screen]").hidden = !own.canShare;
part("state").tabIndex = -1;
show();
if (!window.RTCPeerConnection || !own.canCapture) part("devices-told").textContent = says.cannot;
if (isInside) {
  rest();
  later();
}
