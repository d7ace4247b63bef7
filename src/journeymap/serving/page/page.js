// The page of `journeymap serve`. What maps say becomes text and never markup.

const $ = (id) => document.getElementById(id);

/** An element with attributes and children; a text is a text. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A message: what stands between backticks is code. */
function said(text) {
  return text.split(/(`` .+? ``|`[^`]+`)/).map((piece, at) =>
    at % 2 ? make("code", {}, piece.replace(/^`+ ?| ?`+$/g, "")) : piece);
}

// What is chosen, which is what the address says.

const wanted = () => {
  const asked = new URLSearchParams(location.search);
  return {
    map: asked.get("map") ?? "",
    view: asked.get("view") ?? "",
    theme: asked.get("theme") ?? "",
    zoom: asked.get("zoom") ?? "",
  };
};

function address(change) {
  const all = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...wanted(), ...change })) if (value) all.set(key, value);
  return `/?${all}`;
}

function go(change, replace = false) {
  history[replace ? "replaceState" : "pushState"](null, "", address(change));
  follow();
}

addEventListener("popstate", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go({ ...link.dataset });
});

// The list of maps.

let state = { place: "", themes: [], maps: [] };

function current() {
  const name = wanted().map;
  return name ? state.maps.find((one) => one.name === name) : state.maps[0];
}

/** What can be chosen; not touched while it is the same, as it may be open. */
function fill(select, options, value) {
  const made = options.map(([name, text]) => make("option", { value: name }, text));
  const before = [...select.options];
  if (made.length !== before.length || made.some((one, at) => !one.isEqualNode(before[at]))) select.replaceChildren(...made);
  select.value = value ?? "";
}

function worst(one) {
  return ["error", "warning", "hint"].find((level) => one[level]);
}

/** A file's name without the ending that says what it holds. */
const stem = (name) => name.replace(/\.(journey|persona)\.ya?ml$/, "");

function list() {
  const chosen = current();
  const filter = $("filter").value.trim().toLowerCase();
  const rows = [];
  for (const [kind, heading] of [["map", "Maps"], ["persona", "Personas"]]) {
    const all = state.maps.filter((one) => one.kind === kind);
    const shown = all.filter((one) => `${one.title}\n${one.name}`.toLowerCase().includes(filter));
    if (shown.length) rows.push(make("li", {}, make("h2", {}, heading)));
    for (const one of shown) {
      rows.push(make("li", {}, make("a",
        { href: address({ map: one.name, view: "" }), "data-map": one.name, "data-view": "", "aria-current": one === chosen && "page" },
        make("span", { dir: "auto" }, one.title),
        make("span", { class: `count ${worst(one) ?? ""}` }, counts(one)[0] ?? ""),
        make("span", { class: "name" }, stem(one.name)))));
    }
  }
  const focused = document.activeElement?.closest?.("#list a")?.dataset.map;
  $("list").replaceChildren(...rows);
  if (focused) [...$("list").querySelectorAll("a")].find((a) => a.dataset.map === focused)?.focus();
  $("place").textContent = state.place;
  $("filter").hidden = state.maps.length < 12;
  fill($("choose"), state.maps.map((one) => [one.name, one.title]), chosen?.name);
  document.body.classList.toggle("alone", state.maps.length < 2);
}

$("filter").addEventListener("input", list);
$("choose").addEventListener("change", (event) => go({ map: event.target.value, view: "" }));

// The map that is chosen.

let shown = { name: "", view: "", place: "", picture: "" };
let busy = false;
let again = false;

/** Show what is chosen: its picture and findings one after the other, so that none is overtaken. */
async function follow() {
  choices();
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await show();
    }
  } finally {
    busy = false;
  }
}

/** What is chosen of what there is. */
function chosen() {
  const { view, theme } = wanted();
  const one = current();
  return {
    one,
    view: one?.views.includes(view) ? view : one?.views[0],
    theme: state.themes.includes(theme) ? theme : state.themes[0],
  };
}

function choices() {
  const { one, view, theme } = chosen();
  list();
  views(one?.views ?? [], view);
  $("zoom").value = wanted().zoom || "fit";
  fill($("theme"), state.themes.map((name) => [name, name]), theme);
  document.documentElement.dataset.scheme = ["light", "dark"].includes(theme) ? theme : "";
  size();
}

function views(all, shown) {
  const focused = document.activeElement?.closest?.("#views a")?.dataset.view;
  const made = all.map((view) => make("a",
    { href: address({ view }), "data-view": view, "aria-current": view === shown && "page" },
    view[0].toUpperCase() + view.slice(1)));
  $("views").replaceChildren(...made);
  made.find((link) => link.dataset.view === focused)?.focus();
}

async function show() {
  const { one, view, theme } = chosen();
  const { map: name } = wanted();
  if (!one) {
    document.title = $("title").textContent = "journeymap";
    findings("", []);
    gone(name);
    return;
  }
  const place = `/maps/${one.key}/${view}/${theme}`;
  let told;
  try {
    const answer = await fetch(`${place}/shown.json`);
    if (!answer.ok) return; // it went away meanwhile, which is told
    told = await answer.json();
  } catch {
    return; // so does the stream fail, which tells it
  }
  tell(told);
  if (!told.picture) empty(told.why);
  else if (shown.place !== place || shown.picture !== told.picture) await picture({ name: one.name, view, place, picture: told.picture });
  $("pane").classList.toggle("past", !told.sound);
}

$("theme").addEventListener("change", (event) => go({ theme: event.target.value }, true));
$("zoom").addEventListener("change", ({ target }) => go({ zoom: target.value === "fit" ? "" : target.value }, true));

// Its findings.

function finding(one) {
  const code = make("button", { type: "button", title: "What this means" }, `${one.code} ${one.rule}`);
  code.addEventListener("click", () => rule(one.code));
  return make("li", { class: "finding" },
    make("p", { class: "head" }, make("span", { class: `level ${one.level}` }, one.level), code,
      make("span", { class: "at" }, `${one.file}:${one.line}:${one.column}`)),
    make("p", { class: "message", dir: "auto" }, ...said(one.message)),
    ...(one.help ? [make("p", { class: "help", dir: "auto" }, ...said(one.help))] : []));
}

function counts(one) {
  return ["error", "warning", "hint"].filter((level) => one[level])
    .map((level) => `${one[level]} ${level}${one[level] === 1 ? "" : "s"}`);
}

/** The findings beside the picture; errors stand over it. */
function findings(sum, all) {
  if ($("told").textContent !== sum) $("told").textContent = sum;
  $("toggle").textContent = sum || "Findings";
  $("toggle").disabled = !all.length;
  $("findings").replaceChildren(make("h2", {}, sum), make("ol", {}, ...all.map(finding)));
  $("findings").hidden = closed || !all.length;
  $("toggle").setAttribute("aria-expanded", String(!$("findings").hidden));
}

let closed = false;

$("toggle").addEventListener("click", () => {
  closed = !closed;
  $("findings").hidden = closed;
  $("toggle").setAttribute("aria-expanded", String(!closed));
});

function tell(told) {
  document.title = `${told.title} · journeymap`;
  $("title").textContent = told.title;
  $("title").dir = "auto";
  findings(counts(told).join(", ") || "Nothing found", told.findings.filter((one) => one.level !== "error"));
  const errors = told.findings.filter((one) => one.level === "error");
  over(errors.length
    ? [`${counts({ error: errors.length })}${told.picture ? ". The picture is from before." : ""}`] : [],
    errors.map(finding));
}

/** There is no such map, or none at all; what was there is still shown. */
function gone(name) {
  const was = name && shown.name === name;
  over(was ? said(`\`${name}\` is not here any more. The picture is from before.`) : [], []);
  if (was) $("pane").classList.add("past");
  else if (name) empty(`There is no \`${name}\` here.`);
  else empty(`There is no map in \`${state.place}\` yet. It is shown as soon as there is one: its file name ends in \`.journey.yaml\`.`);
}

/** What stands over the picture, if it is anything. */
function over(words, rows) {
  const before = $("over").textContent;
  const made = [make("p", {}, ...words), make("ol", {}, ...rows)];
  $("over").hidden = !words.length;
  if (made.map((one) => one.textContent).join("") !== before) $("over").replaceChildren(...made);
}

async function rule(code) {
  const answer = await fetch(`/rules/${code}`).catch(() => null);
  if (!answer?.ok) return;
  const page = await answer.json();
  $("rule-name").replaceChildren(`${page.code} ${page.rule} (${page.level})`);
  const parts = [page.summary, ...page.why].map((text) => make("p", {}, ...said(text)));
  for (const [heading, files] of [["Bad", page.bad], ["Good", page.good]]) {
    for (const [name, text] of Object.entries(files)) {
      parts.push(make("h3", {}, `${heading}: ${name}`), make("pre", { tabindex: "0" }, text));
    }
  }
  $("rule-page").replaceChildren(...parts);
  $("rule").showModal();
}

// Its picture: a document of its own, in which nothing runs. The new one takes the old one's place when it
// is there, and the pane around them stays where it was scrolled to.

function empty(text) {
  shown = { name: "", view: "", place: "", picture: "" };
  $("pane").replaceChildren(make("p", {}, ...said(text)));
}

function picture(next) {
  return new Promise((done) => {
    const frame = make("iframe", {
      class: "coming",
      title: "Picture",
      sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox",
      src: `${next.place}/picture.svg`,
    });
    frame.addEventListener("load", () => {
      const root = frame.contentDocument?.documentElement;
      if (!(root instanceof frame.contentWindow.SVGSVGElement)) {
        frame.remove();
        done();
        return;
      }
      frame.dataset.width = root.viewBox.baseVal.width;
      frame.dataset.height = root.viewBox.baseVal.height;
      root.setAttribute("width", "100%");
      root.setAttribute("height", "100%");
      for (const link of root.querySelectorAll("a")) {
        if (link.getAttribute("href")?.startsWith("#")) continue;
        link.setAttribute("target", "_blank");
        link.setAttribute("rel", "noopener noreferrer");
      }
      // It has its size before the old one goes, or there would be nowhere to be scrolled to.
      size(frame);
      frame.classList.remove("coming");
      for (const one of [...$("pane").children]) if (one !== frame) one.remove();
      if (shown.name !== next.name || shown.view !== next.view) $("pane").scrollTo(0, 0);
      shown = next;
      done();
    });
    $("pane").append(frame);
  });
}

function size(frame = $("pane").querySelector("iframe:not(.coming)")) {
  if (!frame) return;
  const zoom = wanted().zoom;
  const room = $("pane").clientWidth - 36;
  const scale = zoom ? Number(zoom) / 100 || 1 : Math.min(1, room / frame.dataset.width);
  frame.style.width = `${frame.dataset.width * scale}px`;
  frame.style.height = `${frame.dataset.height * scale}px`;
}

new ResizeObserver(() => size()).observe($("pane"));

// What changes is told by a stream of events; not to a page that nobody sees, as a browser keeps few open.

let stream = null;

function listen() {
  stream ??= new EventSource("/events");
  stream.onmessage = (event) => {
    $("lost").hidden = true;
    state = JSON.parse(event.data);
    follow();
  };
  stream.onerror = () => {
    $("lost").hidden = false;
    if (stream?.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(() => stream || document.hidden || listen(), 2000);
    }
  };
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) listen();
  else {
    stream?.close();
    stream = null;
  }
});
if (!document.hidden) listen();
