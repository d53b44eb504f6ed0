// Passkeys: asks the browser for one, and sends what it answers in the form's hidden field.
//
// form[data-passkey=create|get|login]  what the browser is to do when the form is sent
// form[data-options]                   the id of the JSON block with the server's options;
//                                      at log-in they are fetched from the form's address

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const decodeIds = (list) => list?.map((one) => ({ ...one, id: decode(one.id) }));

async function optionsOf(form) {
  if (form.dataset.options) {
    return JSON.parse(document.getElementById(form.dataset.options).textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

async function create(form) {
  const { publicKey } = (await optionsOf(form)).creation_options;
  const alone = form.elements.passwordless?.checked ?? false;
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  };
  publicKey.challenge = decode(publicKey.challenge);
  publicKey.user.id = decode(publicKey.user.id);
  publicKey.excludeCredentials = decodeIds(publicKey.excludeCredentials);
  return navigator.credentials.create({ publicKey });
}

async function get(form) {
  const { publicKey } = (await optionsOf(form)).request_options;
  publicKey.challenge = decode(publicKey.challenge);
  publicKey.allowCredentials = decodeIds(publicKey.allowCredentials);
  return navigator.credentials.get({ publicKey });
}

// As the server wants it; not every browser can write it so by itself.
function written(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = encode(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    type: credential.type,
    id: credential.id,
    rawId: encode(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

const faults = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "address" };

function tell(fault) {
  for (const text of document.querySelectorAll("[data-passkey-says] [data-say]")) {
    text.hidden = text.dataset.say !== fault;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    tell("");
    try {
      const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
      form.elements.credential.value = written(credential);
      form.submit();
    } catch (error) {
      tell(faults[error.name] ?? "failed");
    }
  });
}
