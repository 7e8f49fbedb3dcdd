// The atlas: steps by event, year and period, and playing them.

const by = (id) => document.getElementById(id);
const PLAY = { event: 1600, year: 350, period: 2600 };

/** Steps through time; `page` has the state and moves the slider. */
export class AtlasSteps {
  constructor(page) {
    this.page = page;
  }

  /** Where the slider stands for an event: the change of holders that it tells of, or its start. */
  dayOf({ span: [first, last], layers }) {
    const { first: least, last: most, periods } = this.page.data;
    const [from, to] = [first ?? least, last ?? most];
    if (from > most || to < least) {
      return undefined;
    }
    const change = layers.includes("control")
      ? periods.find((day) => from <= day && day <= to)
      : undefined;
    return change ?? Math.max(least, from);
  }

  /** Goes to the next or last event, year or period. */
  by(direction) {
    const { step, day } = this.page.state;
    if (step === "event") {
      return this.byEvent(direction);
    }
    const starts = [...this.page.data.periods, this.page.data.last];
    const period =
      direction > 0 ? starts.find((one) => one > day) : starts.reverse().find((one) => one < day);
    const to = step === "year" ? this.page.days.shift(day, direction) : period;
    if (
      to === undefined ||
      (direction > 0 ? day >= this.page.data.last : day <= this.page.data.first)
    ) {
      return false;
    }
    this.page.setDay(to, { step: false });
    return true;
  }

  byEvent(direction) {
    const begins = (event) => this.dayOf(event) ?? -1;
    const events = this.page.evidence
      .fitting()
      .filter((event) => (event.span[0] ?? -1) >= 0 && begins(event) >= this.page.data.first)
      .sort((a, b) => begins(a) - begins(b) || a.number - b.number);
    const { chosen } = this.page.evidence;
    const at = events.indexOf(chosen);
    const forward = direction > 0;
    const here = at >= 0 && begins(chosen) === this.page.state.day;
    const { day } = this.page.state;
    // with none chosen, an event of this very day comes first
    const later = (event) => begins(event) > day || (at < 0 && begins(event) === day);
    const next = forward
      ? events[here ? at + 1 : events.findIndex(later)]
      : events[here ? at - 1 : events.findLastIndex((event) => begins(event) < day)];
    if (next) {
      this.page.select(next, { step: false });
    }
    return Boolean(next);
  }

  play(on) {
    clearTimeout(this.playing);
    this.playing = null;
    const tick = () => {
      this.playing = setTimeout(tick, PLAY[this.page.state.step]);
      if (!this.by(1)) {
        this.play(false);
      }
    };
    if (on) {
      const end = this.page.state.day >= this.page.data.last;
      if (end) {
        this.page.setDay(this.page.data.first, { step: false });
      }
      this.playing = setTimeout(tick, end ? PLAY[this.page.state.step] : 0);
    }
    if (this.page.writer) {
      by("fi-play").textContent = this.page.writer.say(on ? "pause" : "play");
      by("fi-play").setAttribute("aria-pressed", String(on));
    }
  }
}
