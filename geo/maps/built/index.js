// Built by "npm run build" from geo/maps/pages/index/web/index.js; change that, not this.
"use strict";
var FourIslands;
(FourIslands ||= {}).index = (() => {
  // geo/maps/shared/web/elements.js
  var build = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") {
        throw new Error(`attribute ${name} is not allowed`);
      }
      node.setAttribute(name, String(value));
    }
    node.append(...children);
    return node;
  };
  var element = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
  var byId = (id) => {
    const node = document.getElementById(id);
    if (!node) {
      throw new Error(`the page has no element ${id}`);
    }
    return node;
  };
  var all = (selector) => [
    .../** @type {NodeListOf<HTMLElement>} */
    document.querySelectorAll(selector)
  ];

  // geo/maps/shared/web/language.js
  var read = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));
  var openingLanguage = ({ lang, languages }, wanted) => lang === languages[0] && wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((one) => languages.includes(one)) || lang;
  var languageOf = (fragment, { lang, languages }) => {
    const asked = read(fragment).get("lang") ?? "";
    return languages.includes(asked) ? asked : lang;
  };
  var withLanguage = (fragment, lang) => {
    const told = [...read(fragment)].filter(([, value]) => value);
    return `#${new URLSearchParams([...told.filter(([key]) => key !== "lang"), ["lang", lang]])}`;
  };
  var forReader = (data) => ({ ...data, lang: openingLanguage(data, navigator.languages) });
  var handOn = (lang) => {
    for (const link of all("a[data-page]")) {
      link.setAttribute("href", `${link.dataset.page}.html${withLanguage("", lang)}`);
    }
  };
  var keepLanguage = (page2, speak2) => {
    let now = "";
    const turn2 = (lang) => {
      if (lang !== now) {
        now = lang;
        speak2(lang);
      }
    };
    window.addEventListener("hashchange", () => turn2(languageOf(location.hash, page2)));
    turn2(languageOf(location.hash, page2));
    return (lang) => {
      const fragment = withLanguage(location.hash, lang);
      try {
        if (fragment !== location.hash) {
          history.pushState(null, "", fragment);
        }
      } catch {
      }
      turn2(lang);
    };
  };

  // geo/maps/shared/web/leaflet.js
  var { L } = (
    /** @type {WithLeaflet} */
    /** @type {unknown} */
    globalThis
  );

  // geo/maps/shared/web/page.js
  var speak = (writer) => {
    document.documentElement.lang = writer.lang;
    for (const node of all("[data-word]")) {
      node.textContent = writer.word(node.dataset.word ?? "");
    }
    for (const node of all("[data-label]")) {
      node.setAttribute("aria-label", writer.word(node.dataset.label ?? ""));
    }
    for (const button of all("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === writer.lang));
    }
    handOn(writer.lang);
  };

  // geo/maps/shared/web/writer.js
  var MINUS = "−";
  var NARROW = " ";
  var fillPlaces = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  var head = (text, lang) => lang === "ru" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  var fillNodes = (text, values) => text.split(/\{(\w+)\}/).map((part, nth) => {
    const value = nth % 2 ? values[part] : part;
    return typeof value === "object" ? value : String(value);
  });
  var Writer = class {
    /**
     * @param {Record<string, import("./data").Words>} strings
     * @param {string} lang
     */
    constructor(strings, lang) {
      this.strings = strings;
      this.lang = lang;
      const [locale, grouping] = ["locale", "grouping"].map((key) => strings.common[key][lang]);
      this.plurals = new Intl.PluralRules(locale);
      this.newNumbers = (digits) => new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: (
          /** @type {"always" | "min2"} */
          grouping
        )
      });
      this.numbers = /* @__PURE__ */ new Map();
    }
    /**
     * A string as it stands.
     * @param {string} path section and key, with a point between
     */
    text(path) {
      const dot = path.indexOf(".");
      return this.strings[path.slice(0, dot)][path.slice(dot + 1)][this.lang];
    }
    /**
     * @param {string} path
     * @param {Values} values
     */
    word(path, values = {}) {
      return fillPlaces(this.text(path), values);
    }
    /**
     * @param {string} path
     * @param {Record<string, Node | string | number>} values
     */
    nodes(path, values) {
      return fillNodes(this.text(path), values);
    }
    /**
     * @param {string} section
     * @param {string} key
     */
    has(section, key) {
      return Object.hasOwn(this.strings[section], key);
    }
    /**
     * A whole number.
     * @param {number} value
     */
    count(value) {
      return this.decimal(String(value));
    }
    /**
     * A number that the data has written out, rounded, as this language writes it: the same text as
     * geo.maps.shared.cldr has for it, which says where both depart from CLDR.
     * @param {string} text with a point before its decimals
     */
    decimal(text) {
      const digits = text.split(".")[1]?.length ?? 0;
      const numbers = this.numbers.get(digits) ?? this.newNumbers(digits);
      this.numbers.set(digits, numbers);
      return numbers.format(
        /** @type {Intl.StringNumericLiteral} */
        text
      ).replace(/\s/g, NARROW).replace("-", MINUS);
    }
    /**
     * One string in the form that a number asks for, the number in it.
     * @param {string} path section and key, without the plural category
     * @param {number} count
     * @param {Values} values
     */
    plural(path, count, values = {}) {
      const words2 = { ...values, count: this.count(count) };
      return this.word(`${path}_${this.plurals.select(count)}`, words2);
    }
    /**
     * Where a quote stands.
     * @param {{ document: string, lines: number[] }} passage
     */
    passage({ document: id, lines }) {
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const key = first === last ? "split.document_line" : "split.document";
      return this.word(key, { document: this.document(id), first, last });
    }
    /**
     * A document by author, title and year.
     * @param {string} id
     */
    document(id) {
      return this.has("documents", id) ? this.text(`documents.${id}`) : id;
    }
    /**
     * The language that a name is really in.
     * @param {Names} names
     */
    langOf(names) {
      return Object.hasOwn(names, this.lang) ? this.lang : Object.keys(names)[0];
    }
    /**
     * The name in this language, for the head of a cell or label, and the language it really is in.
     * @param {Names} names
     */
    named(names) {
      const lang = this.langOf(names);
      return { text: head(this.name(names), lang), lang };
    }
    /**
     * The name in this language, as it stands in a sentence.
     * @param {Names} names
     */
    name(names) {
      return names[this.langOf(names)] ?? "";
    }
    /**
     * The name with the other side's, for a sentence; in English each name has both in it.
     * @param {Names} names
     * @returns {Node}
     */
    both(names) {
      const others = this.lang === "en" ? [] : this.otherNames(names);
      return element(
        "span",
        {},
        this.name(names),
        ...others.flatMap(({ lang }) => [" / ", element("span", { lang }, names[lang])])
      );
    }
    /**
     * The names of the others, so that both sides' names stand wherever one does.
     * @param {Names} names
     */
    otherNames(names) {
      const seen = [this.name(names)];
      const others = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others.push({ text: head(text, lang), lang });
        }
      }
      return others;
    }
  };

  // geo/maps/pages/index/web/index.js
  var words = JSON.parse(byId("words").textContent ?? "");
  var buttons = all("[data-language]");
  var page = {
    lang: document.documentElement.lang,
    languages: buttons.map(({ dataset }) => dataset.language ?? "")
  };
  var turn = keepLanguage(forReader(page), (lang) => {
    const writer = new Writer(words, lang);
    speak(writer);
    document.title = writer.word("index.title");
  });
  for (const button of buttons) {
    button.addEventListener("click", () => turn(button.dataset.language ?? ""));
  }
})();
