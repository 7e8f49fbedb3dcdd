// @ts-check
// The atlas: steps by event, year and period, and playing them.

/**
 * @typedef {import("./data").AtlasData} AtlasData
 * @typedef {Pick<AtlasData, "first" | "last" | "periods">} Times
 * @typedef {1 | -1} Direction
 */

/** Milliseconds that a step stands: an event is read, a year is seen, a period is both. */
const PLAY = { event: 1600, year: 350, period: 2600 };

/**
 * Where the slider stands for an event: the day from which it may be shown; undefined where it
 * lies outside the slider.
 * @param {import("./data").Span} span
 * @param {number} start no day before what the event presupposes
 * @param {Pick<Times, "first" | "last">} times
 */
export const dayOf = ([, last], start, { first: least, last: most }) =>
  start > most || (last ?? most) < least ? undefined : Math.max(least, start);

/**
 * The day a year or a period away; undefined where there is none.
 * @param {string} step "year" or "period"
 * @param {number} day
 * @param {Direction} direction
 * @param {Times} times
 * @param {import("./days.js").Days} days
 */
export const nextDay = (step, day, direction, { first, last, periods }, days) => {
  if (direction > 0 ? day >= last : day <= first) {
    return undefined;
  }
  if (step === "year") {
    return days.shift(day, direction);
  }
  const starts = [...periods, last];
  return direction > 0 ? starts.find((one) => one > day) : starts.findLast((one) => one < day);
};

/**
 * The event after or before the one that is chosen, or the day that is shown.
 * @template {{ begins: number }} T
 * @param {T[]} events in order
 * @param {T | undefined} chosen
 * @param {number} day
 * @param {Direction} direction
 * @returns {T | undefined}
 */
export const nextEvent = (events, chosen, day, direction) => {
  const at = chosen ? events.indexOf(chosen) : -1;
  if (at >= 0 && events[at].begins === day) {
    return events[at + direction];
  }
  return direction > 0
    ? // with none chosen, an event of this very day comes first
      events.find(({ begins }) => begins > day || (at < 0 && begins === day))
    : events.findLast(({ begins }) => begins < day);
};

/** Plays: takes a step, waits, and takes the next, until there is none. */
export class Player {
  /**
   * @param {() => boolean} take takes a step, and says whether there was one
   * @param {(on: boolean) => void} tell is told whether it plays
   */
  constructor(take, tell) {
    this.take = take;
    this.tell = tell;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  get playing() {
    return this.waiting !== undefined;
  }

  stop() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.tell(false);
  }

  /**
   * @param {() => string} step kind of the steps, as it is at each of them
   * @param {{ rest: boolean }} how whether the first step waits, too
   */
  start(step, { rest }) {
    clearTimeout(this.waiting);
    const wait = () => PLAY[/** @type {keyof typeof PLAY} */ (step())];
    const tick = () => {
      this.waiting = setTimeout(tick, wait());
      if (!this.take()) {
        this.stop();
      }
    };
    this.waiting = setTimeout(tick, rest ? wait() : 0);
    this.tell(true);
  }
}
