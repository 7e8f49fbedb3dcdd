// The atlas: words in one language.

import { Writer, fillPlaces } from "../../../shared/web/writer.js";
import { Days } from "./days.js";

/** Words of the atlas in one language. */
export class AtlasWriter extends Writer {
  constructor(data, lang) {
    super(data.strings, lang);
    this.days = new Days(data.first_year);
  }

  say(key, values) {
    return this.word(`atlas.${key}`, values);
  }

  date(day) {
    const [year, month, date] = this.days.iso(day).split("-");
    const words = { year, month: this.word(`months.${month}`), day: String(Number(date)) };
    return this.word("dates.day", words);
  }

  list(texts) {
    return texts.join(this.say("comma"));
  }

  view(view) {
    return this.word(`views.${view}`);
  }

  /** Date and view in words. */
  shown(day, view) {
    const words = { date: this.date(day), view: this.word(`views_in_words.${view}`) };
    return this.say("shown", words);
  }

  /** How land is held; a state that the page has no words for stands as it is. */
  state({ state }) {
    return this.has("states", state) ? this.word(`states.${state}`) : state;
  }

  word(path, values = {}) {
    const dot = path.indexOf(".");
    const texts = this.strings[path.slice(0, dot)][path.slice(dot + 1)];
    return fillPlaces(texts[this.lang], values);
  }

  /** What a row rests on: its treaties, or the kind of its basis. */
  basis({ treaties, basis }) {
    if (treaties.length === 0) {
      return {
        text: this.has("basis", basis) ? this.word(`basis.${basis}`) : basis,
        lang: this.lang,
      };
    }
    const text = treaties.map((one) => this.say("article", one)).join("; ");
    return { text, lang: "en" };
  }
}
