// @ts-check
// The atlas: days of the slider.

const DAY = 86400000;

/** Days counted from the first of January of the slider's first year. */
export class Days {
  /** @param {number} firstYear */
  constructor(firstYear) {
    this.zero = Date.UTC(firstYear, 0, 1);
  }

  /** @param {number} day */
  date(day) {
    return new Date(this.zero + day * DAY);
  }

  /** @param {number} day */
  iso(day) {
    return this.date(day).toISOString().slice(0, 10);
  }

  /**
   * Number of an ISO day; undefined if it is none.
   * @param {string} iso
   */
  of(iso) {
    const known = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
    const day = Math.round((known - this.zero) / DAY);
    return Number.isNaN(known) || this.iso(day) !== iso ? undefined : day;
  }

  /** @param {number} day */
  year(day) {
    return Number(this.iso(day).slice(0, 4));
  }

  /**
   * Day of a month and date, as "02-28", that every year has.
   * @param {number} year
   * @param {string} date
   */
  on(year, date) {
    const day = this.of(`${String(year).padStart(4, "0")}-${date}`);
    if (day === undefined) {
      throw new Error(`${year}-${date} is not a day`);
    }
    return day;
  }

  /**
   * First and last day of the year of a day.
   * @param {number} day
   * @returns {[number, number]}
   */
  yearOf(day) {
    const year = this.year(day);
    return [this.on(year, "01-01"), this.on(year, "12-31")];
  }

  /**
   * The same day in another year; the 29th of February becomes the 28th.
   * @param {number} day
   * @param {number} years
   * @returns {number}
   */
  shift(day, years) {
    const [, month, date] = this.iso(day).split("-");
    const year = this.year(day) + years;
    const same = this.of(`${String(year).padStart(4, "0")}-${month}-${date}`);
    return same ?? this.on(year, `${month}-28`);
  }
}
