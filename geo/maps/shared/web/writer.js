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

  number(value, decimals = 1) {
    if (value === null || value === undefined) {
      return "–";
    }
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.word("common.thousands"));
    const sign = value < 0 ? "-" : "";
    return sign + (part ? grouped + this.word("common.decimal") + part : grouped);
  }

  percent(share) {
    const known = share !== null && share !== undefined;
    return this.word("common.percent", { value: this.number(known ? 100 * share : null) });
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
