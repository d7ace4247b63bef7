"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const KINDS = ["persona", "channel", "owner", "severity"];
  const form = find("page-tools");
  const dialog = find("page-details");
  const svg = document.querySelector("figure svg");
  const rows = all("tbody tr:not(.stage)");
  const steps = rows.filter((row) => row.id);
  const rowOf = (link) => steps.find((row) => link.getAttribute("href") === "#" + row.id);

  /* The picture: lanes are hidden by moving up what is below them, steps by paling their columns. */
  const lanes = all("[data-group]").map((box) => find(box.dataset.group)).filter(Boolean);
  const drawn = all(":scope > g[id*='_of_lane-']", svg);
  const tail = document.createElementNS(svg.namespaceURI, "g");
  const whole = svg.viewBox.baseVal.height;
  const spans = [];
  if (drawn.length) {
    const last = drawn[drawn.length - 1];
    const end = last.nextElementSibling;
    while (last.nextSibling) tail.append(last.nextSibling);
    svg.append(tail);
    const tops = drawn.map((lane) => lane.getBBox().y);
    tops.push(end ? end.getBBox().y : whole);
    drawn.forEach((lane, at) => spans.push({ lane, top: tops[at], end: tops[at + 1] }));
  }
  const bars = all(":scope > rect:not([rx]), :scope > line", svg).map((bar) => {
    const names = bar.localName === "line" ? ["y1", "y2"] : ["y", "height"];
    const [one, two] = names.map((name) => Number(bar.getAttribute(name)));
    return { bar, names, top: one, end: names[1] === "height" ? one + two : two };
  });
  const veils = document.createElementNS(svg.namespaceURI, "g");
  svg.append(veils);

  const up = (y) => spans.reduce((sum, span) =>
    span.lane.hasAttribute("display") ? sum + Math.max(0, Math.min(y, span.end) - span.top) : sum, 0);
  const place = (y) => y - up(y);

  function showLanes() {
    for (const box of all("[data-group]")) {
      const lane = find(box.dataset.group);
      if (lane && box.checked) lane.removeAttribute("display");
      else if (lane) lane.setAttribute("display", "none");
      for (const cell of all("table [data-lane]")) {
        if (cell.dataset.lane === box.value) cell.hidden = !box.checked;
      }
    }
    for (const span of spans) span.lane.setAttribute("transform", `translate(0 ${-up(span.top)})`);
    tail.setAttribute("transform", `translate(0 ${-up(whole)})`);
    for (const { bar, names, top, end } of bars) {
      bar.setAttribute(names[0], place(top));
      bar.setAttribute(names[1], names[1] === "height" ? place(end) - place(top) : place(end));
    }
    const { width } = svg.viewBox.baseVal;
    svg.setAttribute("viewBox", `0 0 ${width} ${place(whole)}`);
    svg.setAttribute("height", place(whole));
  }

  function showSteps() {
    const wanted = KINDS.map((kind) => [kind, form.elements[kind] ? form.elements[kind].value : ""])
      .filter(([, value]) => value);
    const fits = (row) => wanted.every(([kind, value]) => (row.dataset[kind] || "").split(" ").includes(value));
    for (const row of rows) row.hidden = !fits(row);
    for (const body of all("tbody")) body.hidden = all("tr:not(.stage)", body).every((row) => row.hidden);
    veils.replaceChildren();
    for (const area of all("a > .page_step_shape", svg)) {
      const row = rowOf(area.parentNode);
      if (!row || !row.hidden) continue;
      const { x, y, width, height } = area.getBBox();
      const column = spans.find((span) => span.lane.contains(area));
      const top = column ? y - up(column.top) : y + 6;
      const end = column ? place(spans[spans.length - 1].end) - 1 : y + height - 6;
      const more = column ? 4 : -6; /* up to the next column, or no more than the card */
      const veil = document.createElementNS(svg.namespaceURI, "rect");
      const look = { class: "veil", x: x - more, y: top, width: width + 2 * more, height: end - top, rx: column ? 0 : 8 };
      for (const [name, value] of Object.entries(look)) {
        veil.setAttribute(name, value);
      }
      veils.append(veil);
    }
    const told = form.querySelector("output");
    const count = rows.filter((row) => row.dataset.number && !row.hidden).length;
    told.textContent = wanted.length ? told.dataset.told.replace("{n}", count) : "";
    form.querySelector("[type=reset]").hidden = !wanted.length && all("[data-group]").every((box) => box.checked);
  }

  function show() {
    showLanes();
    showSteps();
  }

  /* One step: what its row says, set apart. */
  let shown = null;

  function open(row) {
    const [name] = row.cells;
    const stage = row.parentNode.querySelector(".stage th");
    const heads = all("thead th");
    const link = name.querySelector("a");
    shown = row;
    dialog.className = row.parentNode.className;
    dialog.querySelector("p").textContent =
      [stage ? stage.textContent : "", `${row.dataset.number} / ${steps.length}`].filter(Boolean).join(" · ");
    dialog.querySelector("h2").textContent = link.textContent;
    dialog.querySelector("dl").replaceChildren(...[...row.cells].slice(1).flatMap((cell) => {
      if (!cell.firstChild) return [];
      const copy = cell.cloneNode(true);
      if (copy.firstChild.localName === "dl") return [...copy.firstChild.children];
      const fact = document.createElement("div");
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = heads[cell.cellIndex].textContent;
      said.append(...copy.childNodes);
      fact.append(term, said);
      return [fact];
    }));
    for (const [name, by] of [["previous", -1], ["following", 1]]) {
      dialog.querySelector(`[data-do=${name}]`).disabled = !beside(by);
    }
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    dialog.querySelector("h2").focus();
  }

  function beside(by) {
    const kept = steps.filter((row) => !row.hidden || row === shown);
    return kept[kept.indexOf(shown) + by];
  }

  function remember(row) {
    const address = location.href.split("#")[0] + (row ? "#" + row.id : "");
    try {
      if (location.href !== address) history.replaceState(null, "", address);
    } catch {
      /* A page inside another, or from a mail, may have no history; then a link is not remembered. */
    }
  }

  function go(row) {
    if (!row) return;
    open(row);
    remember(row);
  }

  function follow() {
    const name = location.hash.slice(1);
    const row = steps.find((one) => one.id === name || name.endsWith("_of_" + one.id));
    if (row) open(row);
    else if (dialog && dialog.open) dialog.close();
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show));
    show();
  }
  if (dialog) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const row = link && rowOf(link);
      if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(row);
    });
    dialog.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button && button.dataset.do === "previous") go(beside(-1));
      else if (button && button.dataset.do === "following") go(beside(1));
      else if (button || event.target === dialog && outside(event)) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => {
      const forth = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      if (event.key === forth) go(beside(1));
      if (event.key === back) go(beside(-1));
    });
    dialog.addEventListener("close", () => remember(null));
    addEventListener("hashchange", follow);
    follow();
  }
  function outside(event) {
    const box = dialog.getBoundingClientRect();
    return event.clientX < box.left || event.clientX > box.right;
  }

  const menu = document.querySelector("form details");
  if (menu) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
