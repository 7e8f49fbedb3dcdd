import { describe, expect, it } from "vitest";

import { arrange } from "../../geo/maps/shared/web/arrange.js";
import { covers, grow, overlap } from "../../geo/maps/shared/web/boxes.js";

const MAP = { left: 0, top: 0, right: 800, bottom: 600 };
const SCENE = {
  size: { x: 800, y: 600 },
  zoom: 7,
  taken: [],
  coast: [],
  lines: [],
  bands: [],
  isLand: () => false,
  crowded: false,
  tries: 3,
};
const SQUARE = [{ width: 20, height: 20, maxWidth: "" }];
const label = (x, y, more = {}) => ({
  priority: 1,
  where: "centre",
  sizes: [{ width: 80, height: 20, maxWidth: "" }],
  spots: [{ x, y }],
  ...more,
});
const place = (labels, scene = {}) => arrange(labels, { ...SCENE, ...scene });

/** Numbers that look random and are the same each time. */
const numbers = (seed) => {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
};

describe("labels", () => {
  it("stands on its point, or beside it, as it is asked", () => {
    const [on, beside] = [label(200, 300), label(500, 300, { where: "beside", sizes: SQUARE })];
    const boxes = place([on, beside]);
    expect(boxes.get(on)).toMatchObject({ left: 160, right: 240, top: 290, bottom: 310 });
    expect(boxes.get(beside)).toMatchObject({ left: 509, right: 529, top: 290, bottom: 310 });
  });

  it.each([1, 2, 3, 4, 5])(
    "never overlap, nor leave the map, nor cover what is taken (%i)",
    (seed) => {
      const next = numbers(seed);
      const labels = Array.from({ length: 60 }, () =>
        label(next() * 800, next() * 600, {
          priority: Math.floor(next() * 9),
          dot: next() > 0.5,
          where: next() > 0.5 ? "beside" : "centre",
        }),
      ).sort((a, b) => a.priority - b.priority);
      const taken = [{ left: 600, top: 0, right: 800, bottom: 200 }];
      const boxes = [...place(labels, { taken }).values()];
      expect(boxes.length).toBeGreaterThan(9);
      for (const [nth, box] of boxes.entries()) {
        expect(covers(MAP, box)).toBe(true);
        for (const other of [...taken, ...boxes.slice(nth + 1)]) {
          expect(overlap(box, other)).toBe(false);
        }
      }
    },
  );

  it("keep three pixels between each other", () => {
    const boxes = [...place([label(400, 300), label(400, 300)]).values()];
    expect(boxes).toHaveLength(2);
    expect(overlap(grow(boxes[0], 2.9), boxes[1])).toBe(false);
  });

  it("are no more than a map bears, and the first ones are kept", () => {
    const labels = Array.from({ length: 40 }, (_, nth) =>
      label(50 + 100 * (nth % 8), 50 + 100 * Math.floor(nth / 8)),
    );
    const shown = place(labels);
    expect([...shown.keys()]).toEqual(labels.slice(0, 18));
    const phone = place(labels, { size: { x: 340, y: 300 } });
    expect(phone.size).toBe(9);
  });

  it("wait for their zoom level", () => {
    const later = label(100, 100, { fromZoom: 8 });
    expect(place([later]).size).toBe(0);
    expect(place([later], { zoom: 8 }).size).toBe(1);
  });

  it("go around the coast rather than cover it", () => {
    const one = label(400, 300);
    const coast = [-30, -20, -10, 0, 10, 20, 30].map((x) => ({
      at: { x: 400 + x, y: 300 },
      land: "a",
    }));
    const box = place([one], { coast }).get(one);
    expect(
      coast.some(({ at }) =>
        overlap(box, grow({ left: at.x, right: at.x, top: at.y, bottom: at.y }, 0.1)),
      ),
    ).toBe(false);
    expect(
      place([label(400, 300, { where: "centre", mayCover: 0, spots: [] })], { coast }).size,
    ).toBe(0);
  });

  it("cover no more of the coast than they may", () => {
    const coast = Array.from({ length: 80 * 60 }, (_, n) => ({
      at: { x: (n % 80) * 10, y: Math.floor(n / 80) * 10 },
      land: "a",
    }));
    expect(place([label(400, 300, { mayCover: 5 })], { coast }).size).toBe(0);
    expect(place([label(400, 300, { mayCover: 50 })], { coast }).size).toBe(1);
  });

  it.each([
    ["b", 371],
    ["ab", 371],
    ["a:second", 409],
    ["a", 409],
  ])("never stand by land other than their own, where they keep to it (%s)", (land, left) => {
    const coast = [{ at: { x: 432, y: 300 }, land }];
    const one = label(400, 300, { keepTo: "a", where: "beside", sizes: SQUARE });
    expect(place([one], { coast }).get(one).left).toBe(left);
  });

  it("keep off rings, or stray onto them at a cost", () => {
    const ring = [
      { x: 200, y: 100 },
      { x: 600, y: 100 },
      { x: 600, y: 500 },
      { x: 200, y: 500 },
    ];
    expect(place([label(400, 300, { notOn: [ring] })]).size).toBe(0);
    expect(place([label(400, 300, { notOn: [ring], strayCost: 4 })]).size).toBe(1);
    expect(place([label(700, 300, { notOn: [ring] })]).size).toBe(1);
  });

  it("never stand on a line where they keep off lines, or do so as the last resort", () => {
    const line = [
      { x: 0, y: 300 },
      { x: 800, y: 300 },
    ];
    const one = label(400, 300, { offLines: true });
    const box = place([one], { lines: [line] }).get(one);
    expect(box.top > 303 || box.bottom < 297).toBe(true);
    const taken = [
      { left: 0, top: 0, right: 800, bottom: 285 },
      { left: 0, top: 315, right: 800, bottom: 600 },
    ];
    expect(place([label(400, 300, { offLines: true })], { lines: [line], taken }).size).toBe(0);
    expect(place([label(400, 300, { openSea: true })], { lines: [line], taken }).size).toBe(1);
  });

  it("prefer open sea to land", () => {
    const one = label(400, 300, { openSea: true, where: "beside" });
    const box = place([one], { isLand: ({ x }) => x > 400 }).get(one);
    expect(box.right).toBeLessThanOrEqual(400);
  });

  it("are left out rather than badly placed while a card is open", () => {
    const coast = Array.from({ length: 160 * 120 }, (_, n) => ({
      at: { x: (n % 160) * 5, y: Math.floor(n / 160) * 5 },
      land: "a",
    }));
    const one = label(400, 300, { openSea: true, land: "b" });
    expect(place([one], { coast }).size).toBe(1);
    expect(place([one], { coast, crowded: true }).size).toBe(0);
  });

  it("leave reserved points and open dots free", () => {
    const first = label(400, 300, { priority: 0 });
    const reserving = label(100, 100, { reserve: [{ x: 400, y: 300 }] });
    const box = place([first, reserving]).get(first);
    expect(overlap(box, { left: 394, right: 406, top: 294, bottom: 306 })).toBe(false);
    const hidden = label(300, 300, { dot: true });
    expect(place([label(300, 300), hidden]).has(hidden)).toBe(false);
  });

  it("take a second size where the first finds no room", () => {
    const taken = [{ left: 60, top: 0, right: 800, bottom: 600 }];
    const wrapping = label(30, 300, {
      sizes: [
        { width: 80, height: 20, maxWidth: "" },
        { width: 50, height: 40, maxWidth: "50px" },
      ],
    });
    expect(place([wrapping], { taken }).get(wrapping).maxWidth).toBe("50px");
  });

  it("try again earlier when they are denied a good place, if that is worth it", () => {
    // a strip with room for two, one of them on a line: who comes first takes the other
    const taken = [
      { left: 0, top: 0, right: 800, bottom: 289 },
      { left: 0, top: 311, right: 800, bottom: 600 },
      { left: 490, top: 289, right: 800, bottom: 311 },
      { left: 0, top: 289, right: 290, bottom: 311 },
    ];
    const lines = [
      [
        { x: 335, y: 280 },
        { x: 335, y: 320 },
      ],
    ];
    const wide = [{ width: 90, height: 20, maxWidth: "" }];
    const first = label(440, 300, { priority: 1, sizes: wide });
    const second = (priority) => {
      const own = label(440, 300, { priority, offLines: true });
      own.spots.push({ x: 380, y: 300 });
      return own;
    };
    const shown = (labels, tries) => [...place(labels, { taken, lines, tries }).keys()];
    const [late, vital] = [second(1), second(0)];
    expect(shown([first, late], 3)).toEqual([first]);
    expect(shown([first, vital], 1)).toEqual([first]);
    expect(shown([first, vital], 3)).toEqual([vital]);
  });
});
