// @ts-check
// The atlas: who holds what at a day and in a view, and which lines are in force.

/**
 * @typedef {import("./data").AtlasData} AtlasData
 * @typedef {import("./data").Area} Area
 * @typedef {import("./data").HoldingRow} HoldingRow
 */

/**
 * @param {{ start: number, end: number | null }} time
 * @param {number} day
 */
const covers = ({ start, end }, day) => start <= day && (end === null || day < end);

/**
 * A line as a view dates it.
 * @template {{ end: number | null, ends?: Record<string, number> }} T
 * @param {T} line
 * @param {string} view
 * @returns {T}
 */
export const inView = (line, view) => ({ ...line, end: line.ends?.[view] ?? line.end });

/** Answers from the page's rows. */
export class AtlasModel {
  /** @param {AtlasData} data */
  constructor(data) {
    this.data = data;
    this.areas = new Map(data.areas.map((area) => [area.id, area]));
    /** @type {Map<string, HoldingRow[]>} */
    this.rows = new Map();
    for (const row of data.rows) {
      for (const key of row.areas.flatMap((id) => row.views.map((view) => `${id} ${view}`))) {
        this.rows.set(key, [...(this.rows.get(key) ?? []), row]);
      }
    }
  }

  /**
   * Whether all views are the same at a day: one row answers for an area in each of them.
   * @param {number} day
   */
  agreed(day) {
    const { areas, views } = this.data;
    return areas.every(
      ({ id }) => new Set(views.map((view) => this.holding(id, view, day))).size === 1,
    );
  }

  /**
   * The row that answers for an area; undefined before the first treaty.
   * @param {string} area
   * @param {string} view
   * @param {number} day
   */
  holding(area, view, day) {
    return this.rows.get(`${area} ${view}`)?.find((row) => covers(row, day));
  }

  /**
   * Areas under one row or state together; both halves of a whole are named as the whole.
   * @param {string} view
   * @param {number} day
   */
  groups(view, day) {
    /** @type {Map<string, { row: HoldingRow, areas: Area[] }>} */
    const groups = new Map();
    for (const area of this.data.areas) {
      const row = this.holding(area.id, view, day);
      if (row) {
        const group = groups.get(row.state) ?? { row, areas: [] };
        group.areas.push(area);
        groups.set(row.state, group);
      }
    }
    return [...groups.values()].map(({ row, areas }) => ({ row, names: this.joined(areas) }));
  }

  /** @param {Area[]} areas */
  joined(areas) {
    /** @param {string} whole */
    const halves = (whole) => this.data.areas.filter((one) => one.whole === whole).length;
    /** @param {string} whole */
    const complete = (whole) => areas.filter((one) => one.whole === whole).length === halves(whole);
    const names = areas.map((area) =>
      area.whole && complete(area.whole) ? this.data.wholes[area.whole] : area.names,
    );
    return [...new Set(names)];
  }

  /**
   * Whether a line is drawn strong: in force at a day, and a line of the view.
   * @param {Pick<import("./data").Line, "start" | "end" | "ends" | "views">} feature
   * @param {number} day
   * @param {string} view
   */
  inForce(feature, day, view) {
    return covers(inView(feature, view), day) && feature.views.includes(view);
  }

  /**
   * The period of a day: from one change of holders to the day before the next.
   * @param {number} day
   * @returns {[number, number]}
   */
  period(day) {
    const { periods, last } = this.data;
    const next = periods.find((start) => start > day);
    const start = [...periods].reverse().find((one) => one <= day) ?? periods[0];
    return [start, next === undefined ? last : next - 1];
  }
}
