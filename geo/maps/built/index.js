// Built by "npm run build" from geo/maps/pages/index/web/index.js; change that, not this.
"use strict";
var FourIslands;
(FourIslands ||= {}).index = (() => {
  // geo/maps/shared/web/page.js
  var speak = (writer) => {
    document.documentElement.lang = writer.lang;
    for (const node of document.querySelectorAll("[data-word]")) {
      node.textContent = writer.word(node.dataset.word);
    }
    for (const node of document.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", writer.word(node.dataset.label));
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === writer.lang));
    }
  };

  // geo/maps/shared/web/writer.js
  var fillPlaces = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  var Writer = class {
    constructor(strings, lang) {
      this.strings = strings;
      this.lang = lang;
    }
    word(path, values = {}) {
      const [section, key] = path.split(".");
      return fillPlaces(this.strings[section][key][this.lang], values);
    }
    has(section, key) {
      return Object.hasOwn(this.strings[section], key);
    }
    /** A whole number. */
    count(value) {
      return this.decimal(String(value).replace(/\B(?=(\d{3})+$)/g, ","));
    }
    /** A number that the data has written out, rounded, with the marks of this language. */
    decimal(text) {
      const marks = { ",": "common.thousands", ".": "common.decimal" };
      return text.replace(/[,.]/g, (mark) => this.word(marks[mark]));
    }
    /** Where a quote stands. */
    passage({ document: id, lines }) {
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const key = first === last ? "split.document_line" : "split.document";
      return this.word(key, { id, first, last });
    }
    /** The name in this language, and the language it really is in. */
    named(names) {
      const lang = Object.hasOwn(names, this.lang) ? this.lang : Object.keys(names)[0];
      return { text: names[lang] ?? "", lang };
    }
    name(names) {
      return this.named(names).text;
    }
    /** The names of the others, so that both sides' names stand wherever one does. */
    otherNames(names) {
      const seen = [this.name(names)];
      const others = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others.push({ text, lang });
        }
      }
      return others;
    }
  };

  // geo/maps/pages/index/web/index.js
  var words = JSON.parse(document.getElementById("words").textContent);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      const writer = new Writer(words, button.dataset.language);
      speak(writer);
      document.title = writer.word("index.title");
    });
  }
})();
