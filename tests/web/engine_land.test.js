import { describe, expect, it } from "vitest";

import { ScenarioError } from "../../geo/maps/shared/web/engine/errors.js";
import { distance, pathBetween } from "../../geo/maps/shared/web/engine/geodesic.js";
import {
  formatFixed,
  formatPercent,
  roundHalfEven,
  roundHalfUp,
} from "../../geo/maps/shared/web/engine/numbers.js";
import { cases, engine } from "./engine_pack.js";

const NONE = "–";
const position = ([lon, lat]) => `${lat.toFixed(5)}° N, ${lon.toFixed(5)}° E`;

/** The table of the land as `python -m geo.split` prints it. */
const table = (settled) => {
  const sides = Object.values(settled.sides);
  const rows = Object.values(settled.islands).map(({ name, parts }) => [
    name,
    ...Object.keys(settled.sides).flatMap((side) => {
      const part = parts.find((each) => each.side === side);
      return part
        ? [formatFixed(part.area_km2, 1), formatFixed(part.official_km2, 1)]
        : [NONE, NONE];
    }),
  ]);
  return [
    ...rows,
    [
      "Total",
      ...sides.flatMap((s) => [formatFixed(s.area_km2, 1), formatFixed(s.official_km2, 1)]),
    ],
    [
      "Share",
      ...sides.flatMap((s) => [
        `${formatPercent(s.share, 2)}%`,
        `${formatPercent(s.official_share, 2)}%`,
      ]),
    ],
  ];
};

const near = (one, other, within) => expect(Math.abs(one - other)).toBeLessThan(within);

describe.each(cases)("$link", (row) => {
  const settled = engine.settle(row.plain);

  it("is the same settlement as in Python", () => {
    expect(settled.plain).toEqual(row.plain);
    expect([settled.option, settled.title]).toEqual([row.option, row.title]);
  });

  it("gives the same areas to a square metre", () => {
    expect(settled.parts.map(({ island, side }) => [island, side])).toEqual(
      row.parts.map(([island, side]) => [island, side]),
    );
    settled.parts.forEach((part, k) => {
      near(part.area_m2, row.parts[k][3] * 1e6, 1);
      near(part.fraction, row.parts[k][2], 1e-8);
    });
    for (const [side, [area, share, official, officialShare]] of Object.entries(row.sides)) {
      const found = settled.sides[side];
      near(found.area_km2, area, 1e-6);
      near(found.share, share, 1e-9);
      near(found.official_km2, official, 1e-6);
      near(found.official_share, officialShare, 1e-9);
    }
  });

  it("gives the same borders", () => {
    expect(settled.borders.map(({ island, method, side }) => [island, method, side])).toEqual(
      row.borders.map(({ island, method, side }) => [island, method, side]),
    );
    settled.borders.forEach((border, k) => {
      const other = row.borders[k];
      near(border.length_m, other.length_m, 0.01);
      // a centimetre at each end
      near(border.bearing_deg, other.bearing_deg, 1e-8 + 1 / border.length_m);
      border.ends.forEach((end, j) => expect(distance(end, other.ends[j])).toBeLessThan(0.01));
      expect(border.moved_m?.length).toBe(other.moved_m?.length);
      border.moved_m?.forEach((metres, j) => near(metres, other.moved_m[j], 1e-3));
    });
  });

  it("prints the same digits", () => {
    expect(table(settled)).toEqual(row.printed.land);
    expect(
      settled.borders.map((border) => [
        ...border.ends.map(position),
        formatFixed(border.length_m / 1e3, 2),
        roundHalfEven(border.bearing_deg, 1),
        ...(border.moved_m ?? []).map((metres) => formatFixed(metres, 1)),
      ]),
    ).toEqual(row.printed.borders);
    expect(
      settled.alphas.map((alpha) => [
        formatPercent(alpha.fraction, 2),
        formatFixed(alpha.area_km2, 1),
      ]),
    ).toEqual(row.printed.alphas);
    settled.alphas.forEach((alpha, k) => {
      const [island, , , official] = row.alphas[k];
      expect([alpha.island, alpha.official_fraction === null]).toEqual([island, official === null]);
      near(alpha.official_fraction ?? 0, official ?? 0, 1e-9);
    });
  });

  it("divides each island's vertices between its parts, and joins them by the border", () => {
    for (const { id, parts } of Object.values(settled.islands)) {
      const own = engine.islands.find((island) => island.id === id).rings.flat();
      const seen = new Set(parts.flatMap((part) => part.rings.flat().map(String)));
      expect(own.filter((place) => !seen.has(String(place)))).toEqual([]);
    }
  });
});

describe("numbers", () => {
  it.each([
    [1.005, 2, "1.01"],
    [-0.04, 1, "0.0"],
    [-0.05, 1, "-0.1"],
    [0, 2, "0.00"],
    [99.95, 1, "100.0"],
    [1e-9, 1, "0.0"],
    [1234567.5, 0, "1234568"],
    [0.5, 0, "1"],
    [1e21, 1, "1000000000000000000000.0"],
  ])("%d to %d decimals", (value, decimals, text) => {
    expect(roundHalfUp(value, decimals)).toBe(text);
  });

  it("have commas, and halves of bearings go to the even digit", () => {
    expect(formatFixed(1234567.25, 1)).toBe("1,234,567.3");
    expect([formatPercent(0.0625, 1), formatPercent(12.5, 0)]).toEqual(["6.3", "1,250"]);
    const halves = [150.25, 150.75, 0.15, 150.35, 45];
    expect(halves.map((each) => roundHalfEven(each, 1))).toEqual([
      "150.2",
      "150.8",
      "0.1",
      "150.3",
      "45.0",
    ]);
  });
});

describe("borders", () => {
  it("of a bearing, of its ends and as a scenario are one border", () => {
    const one = engine.borderAt("etorofu", { bearing_deg: 150.5, fraction: 0.3 });
    const two = engine.borderBetween("etorofu", ...one.ends);
    near(two.fraction, 0.3, 1e-9);
    near(one.length_m, two.length_m, 1e-3);
    const plain = { cuts: { etorofu: { fraction: 0.3, method: "bearing", bearing_deg: 150.5 } } };
    expect(engine.settle(plain).borders).toEqual([one]);
  });

  it("of the fan hold the share, and none is shorter than the shortest", () => {
    const fan = engine.fan("kunashiri", 0.4, "south-west");
    expect(fan.map((each) => each.bearing_deg)).toEqual(Array.from({ length: 180 }, (_, k) => k));
    const shortest = engine.shortest("kunashiri", 0.4, "south-west");
    expect(Math.min(...fan.map((each) => each.length_m))).toBeGreaterThan(shortest.length_m);
    const ray = fan[100];
    const same = engine.borderAt("kunashiri", { bearing_deg: 100, fraction: 0.4 });
    expect([ray.length_m, ray.side]).toEqual([expect.closeTo(same.length_m, 6), same.side]);
    expect(ray.ends).toEqual(same.ends);
  });

  it("of the fan toward any side are the shorter of two", () => {
    const any = engine.fan("shikotan", 0.1, "any", 12);
    const south = engine.fan("shikotan", 0.1, "south", 12);
    const north = engine.fan("shikotan", 0.1, "north", 12);
    any.forEach((each, k) =>
      near(each.length_m, Math.min(south[k].length_m, north[k].length_m), k === 0 ? 1e9 : 1e-6),
    );
  });

  it("meet the shore at the point nearest to what is given", () => {
    const [lon, lat] = engine.islands[3].rings[0][17];
    const vertex = engine.nearestShore("Iturup", [lon, lat]);
    expect([vertex.vertex, vertex.along_m, vertex.away_m]).toEqual([17, 0, 0]);
    const near1 = engine.nearestShore("etorofu", [147.3325, 44.889]);
    expect(near1.away_m).toBeLessThan(1000);
    const ring = engine.islands[3].rings[0];
    const least = Math.min(
      ...ring
        .flatMap((place, k) => pathBetween(place, ring[(k + 1) % ring.length], 20))
        .map((place) => distance(place, [147.3325, 44.889])),
    );
    expect(near1.away_m).toBeLessThanOrEqual(least);
    near(near1.away_m, least, 1);
  });

  it("may run from vertex to vertex, which then belong to both parts", () => {
    const ring = engine.islands[3].rings[0];
    const { ends } = engine.borderAt("etorofu", { bearing_deg: 140, fraction: 0.5 });
    const [one, other] = ends.map((end) => ring[engine.nearestShore("etorofu", end).vertex]);
    const cut = engine.settle({ cuts: { etorofu: { ends: [one, other] } } }).islands.etorofu;
    for (const { rings } of cut.parts) {
      expect(rings[0]).toEqual(expect.arrayContaining([one, other]));
    }
    expect(cut.border.moved_m).toEqual([0, 0]);
  });
});

describe("what is refused is refused in one sentence", () => {
  const etorofu = (ends) => ({ cuts: { etorofu: { ends } } });
  it.each([
    [null, "a scenario is a JSON object"],
    [{}, "does not say who gets what"],
    [{ share: 2 }, 'the scenario\'s "share" is 2; give a number from 0 to 1'],
    [{ share: NaN }, '"share"'],
    [{ option: "half" }, "no option is called 'half'; known: none, count, three, area, four"],
    [{ option: "area", islands: { habomai: "japan" } }, "both"],
    [{ option: "two-plus-alpha" }, "needs its α"],
    [{ option: "two-plus-alpha", alpha: { habomai: 0.5 } }, "gives 'habomai' whole"],
    [{ option: "area", alpha: 0.5 }, "goes with the option two-plus-alpha alone"],
    [{ islands: { sakhalin: "japan" } }, "no island is called 'sakhalin'"],
    [{ islands: { habomai: "china" } }, "give one of: japan, russia"],
    [{ islands: { iturup: "japan", etorofu: "japan" } }, "twice"],
    [{ islands: { constructor: "japan" } }, "no island is called 'constructor'"],
    [{ cuts: { etorofu: {} } }, "needs either a fraction or the ends"],
    [{ cuts: { etorofu: { fraction: 0.5, method: "zigzag" } } }, "no cut is called 'zigzag'"],
    [{ cuts: { etorofu: { fraction: 0.5, method: "bearing" } } }, "a bearing is needed"],
    [{ cuts: { etorofu: { fraction: 0.5, toward: "up" } } }, "no direction is called 'up'"],
    [{ cuts: { etorofu: { fraction: 1e-12 } } }, "less than a billionth"],
    [{ cuts: { etorofu: { fraction: 0.5, method: "arc" } } }, "python -m geo.split"],
    [
      { cuts: { etorofu: { fraction: 0.5, method: "bearing", bearing_deg: 45 } } },
      "a border with bearing 45 runs straight toward the south-west",
    ],
    [etorofu([[147.3, 44.9]]), "must be two points"],
    [
      etorofu([
        [0, 0],
        [1, 1],
      ]),
      "km from its shore; give a point within 1 km of it",
    ],
    [
      etorofu([
        [147.3325, 44.889],
        [147.3325, 44.889],
      ]),
      "lie at one point of its shore",
    ],
    [
      etorofu([
        [147.3325, 44.889],
        [147.333, 44.8895],
      ]),
      "etorofu",
    ],
    [{ share: 0.4, colour: "red" }, 'a field "colour" that is not known'],
    [{ share: 0.4, sea: 13 }, "give one of: 12, 200"],
    [{ share: 0.4, entitlement: { habomai: 3 } }, "give one of: 200, 12, 0"],
    [{ share: 0.4, without: ["atlantis"] }, "no rock is called 'atlantis'"],
  ])("%j", (plain, told) => {
    const run = () => engine.settle(plain);
    if (told === "etorofu") {
      expect(run).toThrow(/Etorofu \/ Iturup/);
    } else {
      expect(run).toThrow(told);
    }
    expect(run).toThrow(ScenarioError);
  });

  it("between two pieces of land", () => {
    const [one, , , , other] = engine.islands[0].rings;
    const run = () => engine.borderBetween("habomai", one[0], other[0]);
    expect(run).toThrow("on two different pieces of land");
  });
});
