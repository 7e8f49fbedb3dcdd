// The atlas: days of the slider, and the words that go with them.

import { Writer, fillPlaces } from "../../../shared/web/writer.js";

const DAY = 86400000;

/** Days counted from the first of January of the slider's first year. */
export class Days {
  constructor(firstYear) {
    this.zero = Date.UTC(firstYear, 0, 1);
  }

  iso(day) {
    return new Date(this.zero + day * DAY).toISOString().slice(0, 10);
  }

  /** Number of an ISO day; undefined if it is none. */
  of(iso) {
    const known = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
    const day = Math.round((known - this.zero) / DAY);
    return Number.isNaN(known) || this.iso(day) !== iso ? undefined : day;
  }

  year(day) {
    return Number(this.iso(day).slice(0, 4));
  }

  /** First and last day of the year of a day. */
  yearOf(day) {
    const year = this.year(day);
    return [this.of(`${year}-01-01`), this.of(`${year}-12-31`)];
  }

  /** The same day in another year; the 29th of February becomes the 28th. */
  shift(day, years) {
    const [, month, date] = this.iso(day).split("-");
    const year = String(this.year(day) + years).padStart(4, "0");
    return this.of(`${year}-${month}-${date}`) ?? this.of(`${year}-${month}-28`);
  }
}

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
