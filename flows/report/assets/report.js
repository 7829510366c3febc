// What a browser with scripts adds to pages that are whole without: names, numbers and days in the reader's language,
// tables that sort and filter, maps that zoom, and the choice of light or dark. Loads nothing from anywhere.
"use strict";

(() => {
  const LANGUAGES = { nl: "Nederlands", en: "English", de: "Deutsch", fr: "Français", uk: "Українська", ru: "Русский" };
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Storage may be refused, as it is for pages opened from disk in some browsers.
  const store = {
    get: (key) => { try { return localStorage.getItem("meldt." + key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem("meldt." + key, value); } catch { /* kept for this page only */ } },
  };

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function choice(options, chosen, act) {
    const made = element("select", { on: { change: () => act(made.value) } },
      ...Object.entries(options).map(([value, text]) => element("option", { value }, text)));
    made.value = chosen;
    return made;
  }

  // Names, numbers and days

  const block = document.getElementById("names");
  const names = block ? JSON.parse(block.textContent) : {};
  const preferred = (navigator.languages || [navigator.language]).map(String);
  const chosen = store.get("language");
  let language = chosen in LANGUAGES ? chosen : preferred.map((tag) => tag.slice(0, 2)).find((code) => code in LANGUAGES) || "en";

  // The reader's own variant of the language (nl-BE), where the browser has one.
  const locale = () => preferred.find((tag) => tag.slice(0, 2) === language) || language;

  function rename() {
    for (const each of all("[data-region]")) {
      const name = (names[each.dataset.region] || {})[language];
      if (!name) continue;
      if (each.dataset.figures) {
        const told = name + ": " + each.dataset.figures;
        each.setAttribute("aria-label", told);
        const title = each.querySelector("title");
        if (title) title.textContent = told;
      } else if (each.textContent !== name) {
        each.textContent = name;
        each.lang = language;
      }
    }
  }

  function reformat() {
    const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 10 });
    const day = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" });
    const instant = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
    for (const each of all("data[value]")) {
      const value = Number(each.value);
      if (each.value !== "" && Number.isFinite(value)) each.textContent = number.format(value);
    }
    for (const each of all("time[datetime]")) {
      const at = new Date(each.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      each.textContent = each.dateTime.length > 10 ? instant.format(at) + " UTC" : day.format(at);
      each.lang = language;
    }
  }

  function speak(code) {
    language = code;
    rename();
    reformat();
  }

  function tools() {
    const place = document.querySelector("header.site .tools");
    if (!place) return;
    const tongue = choice(LANGUAGES, language, (code) => { store.set("language", code); speak(code); });
    tongue.id = "language";
    tongue.setAttribute("aria-label", "Language of names and numbers");
    const theme = choice({ auto: "Auto", light: "Light", dark: "Dark" }, store.get("theme") || "auto", (value) => {
      store.set("theme", value);
      document.documentElement.dataset.theme = value;
    });
    theme.id = "theme";
    theme.setAttribute("aria-label", "Colours");
    place.append(tongue, theme);
    place.hidden = false;
  }

  // Tables. What is sorted and filtered stands in the address, after the table's id: #regions?q=kherson&sort=-Best

  // Fewer rows are seen at a glance; more are too many at once.
  const FEW_ROWS = 6;
  const MOST_ROWS = 25;

  class Table {
    constructor(table) {
      this.table = table;
      this.heads = all("thead th", table);
      this.given = all("tbody tr", table);
      this.rows = this.given;
      this.titles = this.heads.map((head) => head.textContent.trim());
      this.picks = new Map();
      this.sorted = "";
      this.isShort = true;
      this.describe();
      this.heads.forEach((head, column) => head.dataset.sort && this.addButton(head, column));
      if (table.classList.contains("filterable") && this.rows.length > FEW_ROWS) this.addFilters();
      this.addMore();
      this.recall();
    }

    // Rows shown as cards on a phone lose their meaning for screen readers, unless it is said.
    describe() {
      const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
      this.table.setAttribute("role", "table");
      for (const [tag, role] of Object.entries(roles)) for (const each of all(tag, this.table)) each.setAttribute("role", role);
    }

    addButton(head, column) {
      const button = element("button", { type: "button", on: { click: () => {
        this.sort((this.sorted === this.titles[column] ? "-" : "") + this.titles[column]);
        this.remember();
      } } });
      button.append(...head.childNodes);
      head.append(button);
    }

    addFilters() {
      const bar = element("div", { class: "filters", role: "group", "aria-label": "Filter " + (this.table.caption?.textContent.trim() || "") });
      const changed = () => { this.filter(); this.remember(); };
      this.search = element("input", { type: "search", autocomplete: "off", on: { input: changed } });
      bar.append(element("label", {}, "Search", this.search));
      this.heads.forEach((head, column) => {
        if (!("filter" in head.dataset)) return;
        const texts = [...new Set(this.rows.map((row) => this.text(row, column)))].filter(Boolean).sort();
        if (texts.length < 2) return;
        const pick = choice({ "": "All", ...Object.fromEntries(texts.map((text) => [text, text])) }, "", changed);
        this.picks.set(column, pick);
        bar.append(element("label", {}, this.titles[column], pick));
      });
      const orders = Object.fromEntries(this.heads.flatMap((head, column) => head.dataset.sort
        ? [["-" + this.titles[column], this.titles[column] + " ↓"], [this.titles[column], this.titles[column] + " ↑"]] : []));
      this.order = choice({ "": "as given", ...orders }, "", (order) => { this.sort(order); this.remember(); });
      bar.append(element("label", { class: "sorting" }, "Sort by", this.order));
      this.count = element("output", { role: "status" });
      bar.append(this.count);
      (this.table.closest(".table") || this.table).before(bar);
      this.filter();
    }

    // A long table begins with its first rows; the rest is a press away. Print and pages without a script have all of them.
    addMore() {
      this.more = element("button", { type: "button", class: "more", on: { click: () => {
        this.isShort = false;
        this.shorten();
        this.rows.filter((row) => !row.hidden)[MOST_ROWS]?.querySelector("a")?.focus();
      } } });
      (this.table.closest(".table") || this.table).after(this.more);
      this.shorten();
    }

    shorten() {
      const shown = [...this.table.tBodies[0].rows].filter((row) => !row.hidden);
      const isCut = this.isShort && shown.length > MOST_ROWS + 5;
      for (const [place, row] of shown.entries()) row.classList.toggle("beyond", isCut && place >= MOST_ROWS);
      this.more.hidden = !isCut;
      this.more.textContent = `Show all ${shown.length} rows`;
    }

    text(row, column) {
      return (row.cells[column]?.textContent || "").replace(/\s+/g, " ").trim();
    }

    key(row, column, isNumber) {
      const cell = row.cells[column];
      const raw = cell?.dataset.value ?? cell?.querySelector("data")?.value ?? this.text(row, column);
      return isNumber ? (raw === "" ? NaN : Number(raw)) : raw;
    }

    // "Best" sorts from low to high, "-Best" from high to low; what has no value comes last either way.
    sort(order) {
      const isDown = order.startsWith("-");
      const column = this.titles.indexOf(isDown ? order.slice(1) : order);
      const rows = [...this.given];
      if (column >= 0) {
        const isNumber = this.heads[column].dataset.sort === "number";
        const collator = new Intl.Collator(locale(), { numeric: true });
        const compare = isNumber ? (a, b) => a - b : (a, b) => collator.compare(a, b);
        const isMissing = (key) => (isNumber ? Number.isNaN(key) : key === "");
        const keyed = rows.map((row) => [this.key(row, column, isNumber), row]);
        keyed.sort(([a], [b]) => isMissing(a) - isMissing(b) || (isMissing(a) ? 0 : isDown ? compare(b, a) : compare(a, b)));
        rows.splice(0, rows.length, ...keyed.map(([, row]) => row));
      }
      this.heads.forEach((head, at) => at === column
        ? head.setAttribute("aria-sort", isDown ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
      this.table.tBodies[0].append(...rows);
      this.rows = rows;
      this.sorted = column >= 0 ? order : "";
      if (this.order) this.order.value = this.sorted;
      this.shorten();
    }

    filter() {
      const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(locale());
      const words = folded(this.search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of this.rows) {
        // A region is found under its name in any of the languages.
        const others = all("[data-region]", row).flatMap((each) => Object.values(names[each.dataset.region] || {}));
        const text = folded(row.textContent + " " + others.join(" "));
        row.hidden = !words.every((word) => text.includes(word))
          || [...this.picks].some(([column, pick]) => pick.value && this.text(row, column) !== pick.value);
        shown += !row.hidden;
      }
      this.count.value = shown === this.rows.length ? `${shown} rows` : `${shown} of ${this.rows.length} rows`;
      if (this.more) this.shorten();
    }

    remember() {
      const state = new URLSearchParams();
      if (this.search?.value) state.set("q", this.search.value);
      for (const [column, pick] of this.picks) if (pick.value) state.set(this.titles[column], pick.value);
      if (this.sorted) state.set("sort", this.sorted);
      const text = state.toString();
      history.replaceState(null, "", text ? `#${this.table.id}?${text}` : "#" + this.table.id);
    }

    recall() {
      const [id, query] = location.hash.slice(1).split("?");
      if (id !== this.table.id || query === undefined) return;
      const state = new URLSearchParams(query);
      if (this.search) {
        this.search.value = state.get("q") || "";
        for (const [column, pick] of this.picks) pick.value = state.get(this.titles[column]) || "";
        this.filter();
      }
      this.sort(state.get("sort") || "");
      this.table.scrollIntoView();
    }
  }

  // Maps

  class Zoom {
    constructor(figure) {
      this.svg = figure.querySelector("svg.map");
      const { x, y, width, height } = this.svg.viewBox.baseVal;
      this.whole = [x, y, width, height];
      this.view = [...this.whole];
      const button = (text, label, act) => element("button", { type: "button", "aria-label": label, title: label, on: { click: act } }, text);
      figure.querySelector("figcaption").append(element("span", { class: "zoom" },
        button("+", "Zoom in", () => this.scale(1.6)), button("−", "Zoom out", () => this.scale(1 / 1.6)),
        button("⤢", "Whole map", () => this.show(this.whole))));
      this.svg.addEventListener("pointerdown", (event) => this.grab(event));
      // A drag ends with a click on whatever lies below; that is no wish to go there.
      this.svg.addEventListener("click", (event) => { if (this.isDragged) event.preventDefault(); }, true);
      this.svg.addEventListener("dragstart", (event) => event.preventDefault());
      const readout = figure.querySelector(".readout");
      const tell = (event) => { readout.textContent = event.target.closest(".area")?.getAttribute("aria-label") || ""; };
      for (const event of ["pointerover", "focusin"]) this.svg.addEventListener(event, tell);
    }

    scale(factor) {
      const [x, y, width, height] = this.view;
      const wide = Math.min(this.whole[2], Math.max(this.whole[2] / 12, width / factor));
      const high = (wide * this.whole[3]) / this.whole[2];
      this.show([x + (width - wide) / 2, y + (height - high) / 2, wide, high]);
    }

    show([x, y, width, height]) {
      const [left, top, wide, high] = this.whole;
      this.view = [Math.min(Math.max(x, left), left + wide - width), Math.min(Math.max(y, top), top + high - height), width, height];
      this.svg.setAttribute("viewBox", this.view.map((side) => side.toFixed(1)).join(" "));
      this.svg.classList.toggle("zoomed", width < wide);
    }

    grab(start) {
      this.isDragged = false;
      if (start.button !== 0 || !this.svg.classList.contains("zoomed")) return;
      const [x, y, width, height] = this.view;
      const unit = width / this.svg.clientWidth;
      const move = (event) => {
        const [right, down] = [event.clientX - start.clientX, event.clientY - start.clientY];
        if (Math.hypot(right, down) > 5) this.isDragged = true;
        if (this.isDragged) this.show([x - right * unit, y - down * unit, width, height]);
      };
      const end = () => {
        for (const [event, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) removeEventListener(event, act);
      };
      for (const [event, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) addEventListener(event, act);
    }
  }

  function markCountry() {
    const shown = all(".sheets .country").find((each) => getComputedStyle(each).display !== "none");
    for (const link of all(".maps .countries a")) {
      if (shown && link.getAttribute("href") === "#" + shown.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  document.documentElement.dataset.theme = store.get("theme") || "auto";
  tools();
  speak(language);
  for (const table of all("table.sortable")) new Table(table);
  for (const figure of all(".maps figure")) new Zoom(figure);
  addEventListener("hashchange", markCountry);
  markCountry();
})();
