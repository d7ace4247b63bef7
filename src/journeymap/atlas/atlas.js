"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.getElementById("tools");
  if (!form) return;
  const rows = all("#list tbody tr");
  /* Rows that are there only to show where others belong are never found themselves. */
  const own = rows.filter((row) => !row.matches(".above"));
  const lent = new Set(rows.filter((row) => row.matches(".above")));
  const boxes = all("select", form);
  const search = form.elements.q;
  const told = form.querySelector("output");
  const reset = form.querySelector("[type=reset]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const level = (row) => Number(row.dataset.level || 0);
  const marks = (row) => (row.dataset.f || "").split(" ");
  const folded = new Set();
  const buttons = new Map();

  /* What a search finds of a row: all that is seen of it, and the words that it can be filtered by. */
  const words = new Map();
  function said(row) {
    if (!words.has(row)) {
      const names = marks(row).filter(Boolean).map((mark) => {
        const [at, place] = mark.split("-").map(Number);
        return boxes[at].options[place + 1].text;
      });
      const link = row.querySelector("th a");
      const address = link ? link.getAttribute("href") : "";
      const cells = all("th,td", row).map((cell) => cell.textContent);
      words.set(row, plain([...cells, ...names, row.dataset.words || "", address].join(" ")));
    }
    return words.get(row);
  }

  function show() {
    const wanted = boxes.map((box, at) => box.value && `${at}-${box.value}`).filter(Boolean);
    const sought = plain(search.value).split(/\s+/).filter(Boolean);
    const found = new Set(own.filter((row) => {
      const has = marks(row);
      return wanted.every((mark) => has.includes(mark)) && sought.every((word) => said(row).includes(word));
    }));
    const every = !wanted.length && !sought.length;
    /* Of a tree also what stands above a row that is found. */
    const seen = new Set();
    let below = 0;
    for (const row of [...rows].reverse()) {
      if (found.has(row) || level(row) < below) {
        seen.add(row);
        below = level(row);
      }
    }
    let closed = Infinity;
    for (const row of rows) {
      if (level(row) <= closed) closed = Infinity;
      row.hidden = every ? level(row) > closed : !seen.has(row);
      row.classList.toggle("above", lent.has(row) || !every && !found.has(row));
      if (closed === Infinity && folded.has(row)) closed = level(row);
    }
    for (const [row, button] of buttons) {
      button.hidden = !every;
      button.setAttribute("aria-expanded", String(!folded.has(row)));
    }
    told.textContent = every ? "" : told.dataset.told.replace("{n}", found.size);
    reset.hidden = every;
  }

  /* What is chosen stands in the address, in words, so that a link to it can be sent. */
  function state() {
    const chosen = new URLSearchParams();
    if (search.value.trim()) chosen.set("q", search.value.trim());
    for (const box of boxes) {
      if (box.value) chosen.set(box.name, box.options[box.selectedIndex].text);
    }
    return chosen.toString();
  }

  function remember() {
    const chosen = state();
    const address = location.href.split("#")[0] + (chosen ? "#" + chosen : "");
    try {
      if (location.href !== address) history.replaceState(null, "", address);
    } catch {
      /* A page inside another may have no history; then nothing is remembered. */
    }
    for (const link of all(".pager a")) {
      link.setAttribute("href", link.getAttribute("href").split("#")[0] + (chosen ? "#" + chosen : ""));
    }
  }

  function follow() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return false;
    const chosen = new URLSearchParams(hash);
    search.value = chosen.get("q") || "";
    for (const box of boxes) {
      const name = chosen.get(box.name);
      let place = name === null ? 0 : [...box.options].findIndex((one) => one.text === name);
      if (place < 0) {
        /* What a link asks for may be on another page of the list: then this one has nothing of it. */
        place = box.options.length;
        box.add(new Option(name, "none"));
        box.closest("label").parentNode.hidden = false;
      }
      box.selectedIndex = place;
    }
    return Boolean(hash);
  }

  rows.forEach((row, at) => {
    const next = rows[at + 1];
    if (!next || level(next) <= level(row)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", form.dataset.fold);
    button.addEventListener("click", () => {
      if (!folded.delete(row)) folded.add(row);
      show();
    });
    row.querySelector("th").prepend(button);
    buttons.set(row, button);
  });

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    show();
    remember();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    show();
    remember();
  }));
  addEventListener("hashchange", () => {
    if (!follow()) return;
    show();
    remember();
    form.scrollIntoView();
  });
  follow();
  show();
  remember();
})();
