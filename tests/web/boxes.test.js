import { describe, expect, it } from "vitest";

import {
  Grid,
  around,
  covers,
  crosses,
  encloses,
  grow,
  holds,
  lattice,
  meets,
  overlap,
} from "../../geo/maps/shared/web/boxes.js";

const BOX = { left: 10, right: 30, top: 20, bottom: 40 };

describe("boxes", () => {
  it("overlap only where they share more than an edge", () => {
    expect(overlap(BOX, { left: 29, right: 50, top: 39, bottom: 50 })).toBe(true);
    expect(overlap(BOX, { left: 30, right: 50, top: 20, bottom: 40 })).toBe(false);
    expect(overlap(BOX, { left: 10, right: 30, top: 40, bottom: 50 })).toBe(false);
  });

  it("hold points inside, not on the edge", () => {
    expect(holds(BOX, { x: 20, y: 30 })).toBe(true);
    expect(holds(BOX, { x: 10, y: 30 })).toBe(false);
    expect(holds(BOX, { x: 20, y: 40 })).toBe(false);
  });

  it("cover boxes that lie within, edges too", () => {
    expect(covers(BOX, BOX)).toBe(true);
    expect(covers(BOX, grow(BOX, 0.1))).toBe(false);
    expect(covers(grow(BOX, 0.1), BOX)).toBe(true);
  });

  it("stand around points", () => {
    expect(around({ x: 5, y: 7 }, 2)).toEqual({ left: 3, right: 7, top: 5, bottom: 9 });
  });

  it("have a lattice of points, corners and middle among them", () => {
    const points = lattice(BOX, 3);
    expect(points).toHaveLength(9);
    expect(points).toContainEqual({ x: 10, y: 40 });
    expect(points).toContainEqual({ x: 20, y: 30 });
  });
});

describe("rings", () => {
  const horseshoe = [
    { x: 0, y: 0 },
    { x: 30, y: 0 },
    { x: 30, y: 30 },
    { x: 20, y: 30 },
    { x: 20, y: 10 },
    { x: 10, y: 10 },
    { x: 10, y: 30 },
    { x: 0, y: 30 },
  ];

  it.each([
    [5, 20, true],
    [25, 20, true],
    [15, 5, true],
    [15, 20, false],
    [-1, 5, false],
    [31, 5, false],
  ])("enclose %i, %i: %s", (x, y, inside) => {
    expect(encloses(horseshoe, { x, y })).toBe(inside);
    expect(encloses([...horseshoe].reverse(), { x, y })).toBe(inside);
  });
});

describe("segments", () => {
  it.each([
    [[0, 0], [40, 60], true, "through"],
    [[15, 25], [25, 35], true, "inside"],
    [[15, 25], [100, 100], true, "out of it"],
    [[0, 30], [40, 30], true, "level"],
    [[20, 0], [20, 60], true, "upright"],
    [[0, 20], [10, 20], true, "to a corner"],
    [[30, 0], [30, 60], true, "along an edge"],
    [[0, 0], [9, 60], false, "left of it"],
    [[0, 10], [40, 19], false, "above it"],
    [[0, 60], [40, 41], false, "below it"],
    [[20, 0], [20, 19], false, "short of it"],
    [[31, 0], [31, 60], false, "beside an edge"],
    [[0, 35], [15, 55], false, "past a corner"],
    [[20, 30], [20, 30], true, "a point inside"],
    [[50, 50], [50, 50], false, "a point outside"],
  ])("%j %j: %s, %s", ([x1, y1], [x2, y2], met) => {
    const [a, b] = [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ];
    expect(meets(a, b, BOX)).toBe(met);
    expect(meets(b, a, BOX)).toBe(met);
  });

  it("make lines, which cross a box with any one of them", () => {
    const line = [
      { x: 0, y: 0 },
      { x: 0, y: 30 },
      { x: 40, y: 30 },
    ];
    expect(crosses(line, BOX)).toBe(true);
    expect(crosses(line.slice(0, 2), BOX)).toBe(false);
    expect(crosses(line.slice(2), BOX)).toBe(false);
  });
});

describe("a grid", () => {
  it("finds what a look at each thing finds", () => {
    const things = Array.from({ length: 500 }, (_, nth) => ({
      at: { x: ((nth * 37) % 211) - 50, y: ((nth * 53) % 307) - 100 },
    }));
    const grid = new Grid(things, 16);
    for (const box of [
      BOX,
      grow(BOX, 33),
      around({ x: -20, y: -40 }, 15),
      around({ x: 0, y: 0 }, 400),
    ]) {
      const found = things.filter(({ at }) => holds(box, at));
      expect(new Set(grid.inside(box))).toEqual(new Set(found));
      expect(found.length).toBeGreaterThan(0);
    }
  });
});
