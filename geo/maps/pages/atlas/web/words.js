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
  }

  /**
   * @param {string} key
   * @param {import("../../../shared/web/writer.js").Values} [values]
   */
  say(key, values) {
    return this.word(`atlas.${key}`, values);
  }

  /** @param {number} day */
  date(day) {
    const [year, month, date] = this.days.iso(day).split("-");
    const words = { year, month: this.word(`months.${month}`), day: String(Number(date)) };
    return this.word("dates.day", words);
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
