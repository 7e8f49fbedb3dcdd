import { describe, expect, it } from "vitest";

import { setPrecision, unpack } from "../../geo/maps/shared/web/packed.js";
import { Choice, Register, counts } from "../../geo/maps/shared/web/register.js";
import { Writer, fillPlaces } from "../../geo/maps/shared/web/writer.js";

const STRINGS = {
  common: {
    locale: { en: "en-GB", ja: "ja", ru: "ru" },
    grouping: { en: "always", ja: "always", ru: "min2" },
  },
  islands: {
    seen_one: { en: "{count} island{more}", ru: "{count} остров{more}" },
    seen_few: { ru: "{count} острова{more}" },
    seen_many: { ru: "{count} островов{more}" },
    seen_other: { en: "{count} islands{more}", ja: "{count}島{more}" },
  },
};
const [en, ja, ru] = ["en", "ja", "ru"].map((lang) => new Writer(STRINGS, lang));

describe("words and numbers", () => {
  it("fill places once: a value's own braces stay", () => {
    expect(fillPlaces("{a} and {b}", { a: "{b}", b: 2 })).toBe("{b} and 2");
    expect(fillPlaces("{a}", { a: "$&" })).toBe("$&");
  });

  it.each([
    [0, "0", "0"],
    [999, "999", "999"],
    [1000, "1,000", "1000"],
    [9999, "9,999", "9999"],
    [10000, "10,000", "10\u202f000"],
    [-1234567, "\u22121,234,567", "\u22121\u202f234\u202f567"],
  ])("count %i as %s and %s", (value, english, russian) => {
    expect(en.count(value)).toBe(english);
    expect(ru.count(value)).toBe(russian);
  });

  it("give written numbers a language's own marks", () => {
    expect(ru.decimal("1234.5")).toBe("1234,5");
    expect(ru.decimal("-12345.50")).toBe("\u221212\u202f345,50");
    expect(en.decimal("1234.5")).toBe("1,234.5");
    expect(ja.decimal("0.0")).toBe("0.0");
  });

  it.each([
    [0, "0 islands", "0島", "0 островов"],
    [1, "1 island", "1島", "1 остров"],
    [2, "2 islands", "2島", "2 острова"],
    [5, "5 islands", "5島", "5 островов"],
    [11, "11 islands", "11島", "11 островов"],
    [21, "21 islands", "21島", "21 остров"],
    [112, "112 islands", "112島", "112 островов"],
    [12222, "12,222 islands", "12,222島", "12\u202f222 острова"],
  ])("say %i in the plural that each language asks for", (count, ...texts) => {
    const found = [en, ja, ru].map((writer) => writer.plural("islands.seen", count, { more: "!" }));
    expect(found).toEqual(texts.map((text) => `${text}!`));
  });

  it("name in the reader's language, or in one there is, and both sides' names", () => {
    const names = { en: "Etorofu / Iturup", ja: "択捉島", ru: "Итуруп" };
    expect(ru.named(names)).toEqual({ text: "Итуруп", lang: "ru" });
    expect(ru.named({ ja: "択捉島" })).toEqual({ text: "択捉島", lang: "ja" });
    expect(en.otherNames(names).map(({ lang }) => lang)).toEqual(["ja", "ru"]);
    expect(ru.otherNames(names).map(({ lang }) => lang)).toEqual(["ja"]);
  });
});

describe("shapes", () => {
  it("are unpacked vertex by vertex, as latitude and longitude", () => {
    setPrecision(10);
    expect(unpack([1450, 440, 5, -10, 0, 1])).toEqual([
      [44, 145],
      [43, 145.5],
      [43.1, 145.5],
    ]);
  });
});

describe("events", () => {
  const event = (id, kind, relevance, document, quote = "") => [
    id,
    `Title ${id}`,
    kind,
    "1945",
    "day",
    "",
    "",
    relevance,
    ["nemuro"],
    [[document, 3, 4, quote, "reports"]],
  ];
  const register = new Register(
    {
      documents: [
        { id: "1", title: "One", authors: [] },
        { id: "2", title: "", authors: [] },
      ],
      columns: [],
      events: [
        event("a", "treaty", "background", 0),
        event("b", "note", "core", 1, "The Ｆｕｌｌ width"),
        event("c", "note", "context", 1),
      ],
      dates: { 1945: ["in 1945", "1945年"] },
      places: { nemuro: { en: "Nemuro", ja: "根室" } },
      subjects: [{ id: "places/nemuro", group: "places", names: {}, events: [0, 2] }],
    },
    ["en", "ja"],
  );
  const fitting = (asked) => {
    const choice = Object.assign(new Choice(), asked);
    return choice
      .sort(register.events.filter((one) => choice.fits(one, register)))
      .map(({ id }) => id);
  };

  it.each([
    [{}, ["a", "b", "c"]],
    [{ kind: "note" }, ["b", "c"]],
    [{ document: "1" }, ["a"]],
    [{ kind: "note", relevance: "core" }, ["b"]],
    [{ text: "full WIDTH" }, ["b"]],
    [{ text: "根室 title" }, ["a", "b", "c"]],
    [{ text: "nowhere" }, []],
    [{ order: "newest" }, ["c", "b", "a"]],
    [{ order: "relevant" }, ["b", "c", "a"]],
  ])("that fit %j are %j", (asked, ids) => expect(fitting(asked)).toEqual(ids));

  it("fit without a filter that does not count", () => {
    const choice = Object.assign(new Choice(), { kind: "treaty", relevance: "core" });
    expect(register.events.filter((one) => choice.fits(one, register, "kind"))).toHaveLength(1);
    choice.clear();
    expect(choice.isEmpty).toBe(true);
  });

  it("belong to subjects, and have dates in words", () => {
    expect(register.eventsOf("places/nemuro").map(({ id }) => id)).toEqual(["a", "c"]);
    expect(register.eventsOf("all")).toHaveLength(3);
    expect(register.when(register.events[0], "ja")).toBe("1945年");
    expect([...counts(["x", "y", "x"])]).toEqual([
      ["x", 2],
      ["y", 1],
    ]);
  });
});
