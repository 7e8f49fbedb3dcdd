// Words and numbers of one language.

/** Puts values in the places of a string, once: a value's own braces stay. */
export const fillPlaces = (text, values) =>
  text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Words and numbers of one language. */
export class Writer {
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
}
