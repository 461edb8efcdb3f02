/* While a name, a title or a symbol is typed: what is already there that is probably the same. */

const field = document.querySelector("[data-likely]");
const form = field?.form;
const names = field?.dataset.likelyFields.split(" ") ?? [];
const own = location.pathname.match(/\/(\d+)\/change\/$/)?.[1];
const PAUSE = 400;

const isAsked = ({ name }) => names.some((one) => name === one || name.endsWith(`-${one}`));
const asked = () => [...form.elements].filter((input) => isAsked(input) && input.value.trim() && !input.name.includes("__prefix__"));

const place = field && document.createElement("div");
if (field) {
  place.className = "likely note";
  place.setAttribute("role", "status");
  (field.closest(".form-row > div") ?? field.parentElement).append(place);
  form.addEventListener("input", ({ target }) => { if (isAsked(target)) wait(); });
}

let waiting, asking;
function wait() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams(asked().map(({ name, value }) => [names.find((one) => name === one || name.endsWith(`-${one}`)), value]));
  if (own) query.set("apart_from", own);
  try {
    const answer = await fetch(`${field.dataset.likely}?${query}`, { signal: asking.signal });
    if (answer.ok) show(await answer.json());
  } catch { /* a later question has taken its place, or there is no line: nothing is lost */ }
}

function show({ intro, likely }) {
  place.replaceChildren(...(likely.length ? [`${intro} `, listOf(likely)] : []));
}

function listOf(likely) {
  const list = document.createElement("ul");
  list.append(...likely.map(({ name, facts, reason, address }) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: name, dir: "auto" });
    item.append(link, ` ${[facts, reason].filter(Boolean).join(" · ")}`);
    return item;
  }));
  return list;
}
