// @ts-check
// The atlas: words in one language.

import { Writer } from "../../../shared/web/writer.js";
import { Days } from "./days.js";

/** Words of the atlas in one language. */
export class AtlasWriter extends Writer {
  /**
   * @param {import("./data").AtlasData} data
   * @param {string} lang
   */
  constructor(data, lang) {
    super(data.strings, lang);
    this.days = new Days(data.first_year);
    this.calendar = new Intl.DateTimeFormat(this.word("common.locale"), {
      timeZone: "UTC",
      year: "numeric",
      month: "long",
      day: "numeric",
    });
  }

  /**
   * @param {string} key
   * @param {import("../../../shared/web/writer.js").Values} [values]
   */
  say(key, values) {
    return this.word(`atlas.${key}`, values);
  }

  /**
   * What stands in the places of a date's words.
   * @param {number} day
   */
  fields(day) {
    const parts = this.calendar.formatToParts(this.days.date(day));
    /** @type {Record<string, string>} */
    const fields = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return { year: fields.year, month: fields.month, day: fields.day };
  }

  /** @param {number} day */
  date(day) {
    return this.word("dates.day", this.fields(day));
  }

  /**
   * From one day to another: what both have in common is said once.
   * @param {number} first
   * @param {number} last
   */
  interval(first, last) {
    const [start, end] = [this.fields(first), this.fields(last)];
    if (start.year !== end.year) {
      return this.word("dates.span", { start: this.date(first), end: this.date(last) });
    }
    if (first === last) {
      return this.date(first);
    }
    return this.word(start.month === end.month ? "dates.days" : "dates.days_of_months", {
      ...start,
      day_end: end.day,
      month_end: end.month,
      year_end: end.year,
    });
  }

  /** @param {string[]} texts */
  list(texts) {
    return texts.join(this.word("common.comma"));
  }

  /** @param {string} view */
  view(view) {
    return this.word(`views.${view}`);
  }

  /**
   * Date and view in words.
   * @param {number} day
   * @param {string} view
   */
  shown(day, view) {
    const words = { date: this.date(day), view: this.word(`views_in_words.${view}`) };
    return this.say("shown", words);
  }

  /**
   * How land is held; a state that the page has no words for stands as it is.
   * @param {{ state: string }} row
   */
  state({ state }) {
    return this.has("states", state) ? this.word(`states.${state}`) : state;
  }

  /**
   * What a row rests on: its treaties, or the kind of its basis.
   * @param {{ treaties: import("../../../shared/web/data").Names[], basis: string }} row
   */
  basis({ treaties, basis }) {
    if (treaties.length === 0) {
      return {
        text: this.has("basis", basis) ? this.word(`basis.${basis}`) : basis,
        lang: this.lang,
      };
    }
    const text = treaties.map((cited) => this.name(cited)).join(this.word("common.semicolon"));
    return { text, lang: this.lang };
  }
}
