// Keeps the pages of rounds in this telephone, so that they can be opened again without a line.
// Its scope is the rounds and nothing else, and it asks the server first.

const NAME = "arbetsro-round";
const PATIENCE = 4000;
const WHATEVER = { ignoreVary: true, ignoreSearch: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(file(request));
});

// The page as the server has it, kept for later; as it was kept, where the server is not heard.
async function page(request) {
  const kept = await caches.match(request, WHATEVER);
  try {
    const response = await (kept ? soon(fetch(request)) : fetch(request));
    await remember(request, response);
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

function soon(answer) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the server is not heard")), PATIENCE);
  });
  return Promise.race([answer, late]);
}

async function remember(request, response) {
  // After a log-out there is nothing to be remembered in.
  if (!(await caches.has(NAME))) return;
  const cache = await caches.open(NAME);
  if (response.status === 403 || response.status === 404) await cache.delete(request, WHATEVER);
  if (!response.ok) return;
  // All of it is here before it takes the place of what was kept: the line may go in the middle.
  const body = await response.clone().blob();
  await cache.put(request, new Response(body, { headers: response.headers }));
}

async function file(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, WHATEVER);
    if (kept) return kept;
    throw error;
  }
}
