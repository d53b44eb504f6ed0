// Has the page of a round kept in this telephone while the round goes on, and thrown away after.

const NAME = "arbetsro-round";
// A page that came through the worker has been kept by it.
const cameThrough = Boolean(navigator.serviceWorker?.controller);
let under = null;
let isDone = false;

// Keeps this page and its static files; tells whether it could.
export function keepPage(worker) {
  under ??= keepOnce(worker).finally(() => {
    under = null;
  });
  return under;
}

async function keepOnce(worker) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return false;
  try {
    if (isDone && (await caches.match(location.pathname))) return true;
    const scope = new URL("./", new URL(worker, location.href)).pathname;
    await navigator.serviceWorker.register(worker, { scope });
    await navigator.serviceWorker.ready;
    const cache = await caches.open(NAME);
    await Promise.all(files().map((path) => put(cache, path)));
    const isThere = await cache.match(location.pathname);
    isDone = (isThere && cameThrough) || (await put(cache, location.pathname));
    return isDone;
  } catch {
    return Boolean(await caches.match(location.pathname).catch(() => undefined));
  }
}

// A log-in page, which is what one is led to without a session, is not the round. All of it is
// here before it takes the place of what was kept: the line may go in the middle.
async function put(cache, path) {
  const answer = await fetch(path, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return false;
  await cache.put(path, new Response(await answer.blob(), { headers: answer.headers }));
  return true;
}

function files() {
  const loaded = performance.getEntriesByType("resource").map((one) => new URL(one.name));
  const ours = loaded.filter((one) => one.pathname.startsWith("/static/"));
  return [...new Set(ours.map((one) => one.pathname))];
}

// Throws this page away, and everything else that was kept when no other round is.
export async function forgetPage() {
  if (!("caches" in window) || !(await caches.has(NAME))) return;
  const cache = await caches.open(NAME);
  await cache.delete(location.pathname, { ignoreVary: true, ignoreSearch: true });
  const left = await cache.keys();
  if (left.some((one) => !new URL(one.url).pathname.startsWith("/static/"))) return;
  await caches.delete(NAME);
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
}
