// @ts-check
// Words and numbers of one language.

import { element } from "./elements.js";

/**
 * @typedef {import("./data").Names} Names
 * @typedef {Record<string, string | number>} Values
 */

const MINUS = "\u2212";
const NARROW = "\u202f";

/**
 * Puts values in the places of a string, once: a value's own braces stay.
 * @param {string} text
 * @param {Values} values
 */
export const fillPlaces = (text, values) =>
  text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/**
 * A name as it stands at the head of a cell, a label or a sentence: in Russian with a capital.
 * @param {string} text
 * @param {string} lang
 */
export const head = (text, lang) =>
  lang === "ru" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;

/**
 * The same with nodes for values, such as a name that is marked as of another language.
 * @param {string} text
 * @param {Record<string, Node | string | number>} values
 * @returns {(Node | string)[]}
 */
export const fillNodes = (text, values) =>
  text.split(/\{(\w+)\}/).map((part, nth) => {
    const value = nth % 2 ? values[part] : part;
    return typeof value === "object" ? value : String(value);
  });

/** Words and numbers of one language. */
export class Writer {
  /**
   * @param {Record<string, import("./data").Words>} strings
   * @param {string} lang
   */
  constructor(strings, lang) {
    this.strings = strings;
    this.lang = lang;
    const [locale, grouping] = ["locale", "grouping"].map((key) => strings.common[key][lang]);
    this.plurals = new Intl.PluralRules(locale);
    /** @type {(digits: number) => Intl.NumberFormat} */
    this.newNumbers = (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: /** @type {"always" | "min2"} */ (grouping),
      });
    /**
     * By decimals: to make one takes as long as to write dozens of numbers.
     * @type {Map<number, Intl.NumberFormat>}
     */
    this.numbers = new Map();
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
    return numbers
      .format(/** @type {Intl.StringNumericLiteral} */ (text))
      .replace(/\s/g, NARROW)
      .replace("-", MINUS);
  }

  /**
   * One string in the form that a number asks for, the number in it.
   * @param {string} path section and key, without the plural category
   * @param {number} count
   * @param {Values} values
   */
  plural(path, count, values = {}) {
    const words = { ...values, count: this.count(count) };
    return this.word(`${path}_${this.plurals.select(count)}`, words);
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
      ...others.flatMap(({ lang }) => [" / ", element("span", { lang }, names[lang])]),
    );
  }

  /**
   * The names of the others, so that both sides' names stand wherever one does.
   * @param {Names} names
   */
  otherNames(names) {
    const seen = [this.name(names)];
    /** @type {{ text: string, lang: string }[]} */
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
}
