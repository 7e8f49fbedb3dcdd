import { describe, expect, it } from "vitest";

import { AtlasModel } from "../../geo/maps/pages/atlas/web/model.js";
import { dayOf, nextDay, nextEvent } from "../../geo/maps/pages/atlas/web/steps.js";
import { Days } from "../../geo/maps/pages/atlas/web/days.js";

const names = (en) => ({ en });
const area = (id, whole = null) => ({ id, names: names(id), whole });
const row = (areas, views, start, end, state) => ({ areas, views, start, end, state });
const model = new AtlasModel({
  areas: [area("etorofu"), area("sakhalin-north", "sakhalin"), area("sakhalin-south", "sakhalin")],
  wholes: { sakhalin: names("Sakhalin") },
  rows: [
    row(["etorofu"], ["administered", "japan"], 10, 90, "japan"),
    row(["etorofu"], ["administered"], 90, null, "russia"),
    row(["etorofu"], ["japan"], 90, null, "claim"),
    row(["sakhalin-north", "sakhalin-south"], ["administered", "japan"], 10, 50, "undivided"),
    row(["sakhalin-north"], ["administered", "japan"], 50, null, "russia"),
    row(["sakhalin-south"], ["administered", "japan"], 50, null, "japan"),
  ],
  views: ["administered", "japan"],
  periods: [10, 50, 90],
  last: 120,
});

describe("who holds what", () => {
  it("changes on the day a row starts, and ends the day before the next", () => {
    expect(model.holding("etorofu", "administered", 9)).toBeUndefined();
    expect(model.holding("etorofu", "administered", 10).state).toBe("japan");
    expect(model.holding("etorofu", "administered", 89).state).toBe("japan");
    expect(model.holding("etorofu", "administered", 90).state).toBe("russia");
    expect(model.holding("etorofu", "japan", 90).state).toBe("claim");
    expect(model.holding("etorofu", "nobody", 90)).toBeUndefined();
  });

  it("is agreed by all views where one row answers in each of them", () => {
    expect([10, 89, 90, 120].map((day) => model.agreed(day))).toEqual([true, true, false, false]);
  });

  it("names both halves as the whole only where they are under one state", () => {
    const told = (day) =>
      model
        .groups("administered", day)
        .map(({ row: { state }, names: all }) => [state, all.map(({ en }) => en)]);
    expect(told(20)).toEqual([
      ["japan", ["etorofu"]],
      ["undivided", ["Sakhalin"]],
    ]);
    expect(told(60)).toEqual([
      ["japan", ["etorofu", "sakhalin-south"]],
      ["russia", ["sakhalin-north"]],
    ]);
  });

  it.each([
    [10, [10, 49]],
    [49, [10, 49]],
    [50, [50, 89]],
    [120, [90, 120]],
    [0, [10, 9]],
  ])("day %i is of the period %j", (day, period) => expect(model.period(day)).toEqual(period));
});

describe("steps", () => {
  const times = { first: 10, last: 120, periods: [10, 50, 90] };
  const days = new Days(1850);

  it.each([
    [[60, 60, true], 60, 60],
    [[40, 60, false], 50, 50],
    [[null, 30, true], -400, 10],
    [[100, null, true], 100, 100],
    [[0, 9, true], 0, undefined],
    [[121, 130, true], 121, undefined],
  ])("an event of %j that may be shown from %i stands at %s", (span, start, day) =>
    expect(dayOf(span, start, times)).toBe(day),
  );

  it.each([
    ["period", 10, 1, 50],
    ["period", 60, 1, 90],
    ["period", 90, 1, 120],
    ["period", 120, 1, undefined],
    ["period", 60, -1, 50],
    ["period", 50, -1, 10],
    ["period", 10, -1, undefined],
    ["year", 60, 1, 425],
  ])("a %s from day %i by %i leads to %s", (step, day, direction, to) =>
    expect(nextDay(step, day, direction, times, days)).toBe(to),
  );

  it("go from event to event, through those of one day, and from any day", () => {
    const events = [{ begins: 20 }, { begins: 30 }, { begins: 30 }, { begins: 40 }];
    const [a, b, c, d] = events;
    expect(nextEvent(events, b, 30, 1)).toBe(c);
    expect(nextEvent(events, c, 30, -1)).toBe(b);
    expect(nextEvent(events, undefined, 30, 1)).toBe(b);
    expect(nextEvent(events, undefined, 30, -1)).toBe(a);
    expect(nextEvent(events, b, 35, 1)).toBe(d);
    expect(nextEvent(events, d, 40, 1)).toBeUndefined();
    expect(nextEvent(events, a, 20, -1)).toBeUndefined();
  });
});
