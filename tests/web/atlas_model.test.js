import { describe, expect, test } from "vitest";

import { AtlasModel } from "../../geo/maps/pages/atlas/web/model.js";

const row = (views, start, end, holder) => ({ areas: ["x"], views, start, end, holder });
const ALL = ["administered", "japan", "russia"];
const model = new AtlasModel({
  views: ALL,
  areas: [{ id: "x", whole: null, names: { en: "X" } }],
  rows: [
    row(ALL, 0, 10, "russia"),
    row(["administered"], 10, 20, "japan"),
    row(["japan", "russia"], 10, 20, "russia"),
    row(ALL, 20, null, "russia"),
  ],
});

describe("views", () => {
  test.each([
    [0, true],
    [9, true],
    [10, false],
    [19, false],
    [20, true],
  ])("day %i: agreed is %s", (day, agreed) => {
    expect(model.agreed(day)).toBe(agreed);
  });
});

describe("a line", () => {
  const claim = { start: 10, end: null, views: ["japan"] };

  test.each([
    [9, "japan", false],
    [10, "japan", true],
    [10, "russia", false],
    [10, "administered", false],
  ])("on day %i in the view %s is in force: %s", (day, view, strong) => {
    expect(model.inForce(claim, day, view)).toBe(strong);
  });

  test("that a view dates otherwise ends there on another day", () => {
    const line = { start: 0, end: 10, ends: { japan: 20 }, views: ALL };
    expect(ALL.map((view) => model.inForce(line, 19, view))).toEqual([false, true, false]);
    expect(model.inForce(line, 20, "japan")).toBe(false);
  });

  test("of all views ends on its last day in each of them", () => {
    const line = { start: 0, end: 10, views: ALL };
    expect(ALL.map((view) => model.inForce(line, 9, view))).toEqual([true, true, true]);
    expect(ALL.map((view) => model.inForce(line, 10, view))).toEqual([false, false, false]);
  });
});
