// The atlas: days of the slider.

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
