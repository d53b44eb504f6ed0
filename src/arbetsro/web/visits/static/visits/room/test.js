// Tries camera, microphone, a line from the browser to itself, and whether the relay answers.

import { Devices } from "./devices.js";
import { Own } from "./own.js";

const of = (id) => document.getElementById(id).dataset;
const says = { ...of("sayings"), ...of("device-sayings") };
const ways = JSON.parse(of("ways").ways);
const button = document.querySelector("[data-do=devices]");
const own = new Own();
const devices = new Devices(own, says);
const PATIENCE = 10000;

function mark(test, isRight, text) {
  const place = document.querySelector(`[data-test=${test}]`);
  place.textContent = text ?? (isRight ? says.works : says.fails);
  place.dataset.isRight = isRight;
  return isRight;
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function until(isDone, patience) {
  const end = Date.now() + patience;
  while (!isDone() && Date.now() < end) await pause(100);
  return isDone();
}

// Two ends in one page; gives whether a picture, or at least the line itself, came through.
async function connects(config) {
  const [one, two] = [new RTCPeerConnection(config), new RTCPeerConnection(config)];
  const seen = document.createElement("video");
  seen.muted = true;
  try {
    one.onicecandidate = ({ candidate }) => candidate && two.addIceCandidate(candidate);
    two.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
    two.ontrack = ({ track }) => {
      seen.srcObject = new MediaStream([track]);
      seen.play().catch(() => {});
    };
    one.createDataChannel("try");
    const { video } = own.tracks;
    if (video) one.addTrack(video);
    await one.setLocalDescription();
    await two.setRemoteDescription(one.localDescription);
    await two.setLocalDescription();
    await one.setRemoteDescription(two.localDescription);
    const isThrough = () => (video ? seen.videoWidth > 0 : one.connectionState === "connected");
    return await until(isThrough, PATIENCE);
  } catch {
    return false;
  } finally {
    one.close();
    two.close();
  }
}

async function tryAll() {
  button.disabled = true;
  for (const place of document.querySelectorAll("[data-test]")) {
    if (place.dataset.test !== "relay" || ways.iceServers.length) place.textContent = says.running;
  }
  document.getElementById("result").textContent = says.running;
  await devices.start();
  const results = [
    mark("camera", Boolean(own.tracks.video)),
    mark("line", window.RTCPeerConnection ? await connects({}) : false),
  ];
  let hasRelay = true;
  if (ways.iceServers.length) {
    hasRelay = mark("relay", await connects({ ...ways, iceTransportPolicy: "relay" }));
    results.push(hasRelay);
  }
  results.push(await tryMicrophone());
  const isStuck = !hasRelay && ways.iceTransportPolicy === "relay";
  const all = results.every(Boolean) ? says.good : says.part;
  document.getElementById("result").textContent = isStuck ? says.relayNeeded : all;
  button.disabled = false;
  button.textContent = says.again;
}

async function tryMicrophone() {
  if (!own.tracks.audio) return mark("microphone", false);
  const isHeard = await until(() => devices.loudest > 0.02, 4000);
  return mark("microphone", isHeard, isHeard ? says.works : says.silent);
}

button.textContent = says.begin;
button.addEventListener("click", tryAll);
own.onChange = () => (document.querySelector("[data-own]").srcObject = own.picture);
window.addEventListener("pagehide", () => own.stop());
