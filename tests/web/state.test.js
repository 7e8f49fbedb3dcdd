import { describe, expect, it } from "vitest";

import { Days } from "../../geo/maps/pages/atlas/web/days.js";
import { readState, writeState } from "../../geo/maps/pages/atlas/web/state.js";

const days = new Days(1850);
const data = {
  lang: "en",
  languages: ["en", "ja", "ru"],
  views: ["administered", "japan", "russia"],
  first: days.of("1855-02-07"),
  last: days.of("2020-12-31"),
};
const ZOOMS = [3.5, 12];
const START = {
  lang: "en",
  view: "administered",
  beside: "",
  step: "event",
  when: "period",
  order: "oldest",
  tab: "events",
  about: "",
  find: "",
  kind: "",
  document: "",
  relevance: "",
  event: "",
  day: data.last,
  from: 0,
  to: data.last,
  at: null,
};
const read = (text) => readState(text, data, days, ZOOMS);
const write = (state) => writeState(state, data, days);

describe("an address that is read", () => {
  it.each(["", "#", "#nonsense", "#=&&=", "#date=&view=&at=&lang=", "#__proto__=1&constructor=2"])(
    "%j is the start",
    (text) => expect(read(text)).toEqual(START),
  );

  it.each([
    ["date=1945-09-02", { day: days.of("1945-09-02") }],
    ["#date=1945-09-02", { day: days.of("1945-09-02") }],
    ["date=1700-01-01", { day: data.first }],
    ["date=9999-12-31", { day: data.last }],
    ["date=1945-02-30", {}],
    ["date=1945-9-2", {}],
    ["date=-1945-09-02", {}],
    ["date=1945-09-02T00:00", {}],
    ["view=japan&beside=russia", { view: "japan", beside: "russia" }],
    ["view=toString&beside=constructor", {}],
    ["lang=ja", { lang: "ja" }],
    ["lang=de", {}],
    [
      "when=range&step=year&order=newest&tab=table",
      { when: "range", step: "year", order: "newest", tab: "table" },
    ],
    ["when=Range&step=&order=1&tab=%00", {}],
    ["tab=table&tab=sources", { tab: "table" }],
    ["from=1900-01-01&to=1910-12-31", { from: days.of("1900-01-01"), to: days.of("1910-12-31") }],
    ["from=1910-01-01&to=1900-01-01", { from: days.of("1910-01-01"), to: days.of("1910-01-01") }],
    ["from=1800-01-01&to=2100-01-01", {}],
    ["find=%3Cscript%3E&about=islands%2Fetorofu", { find: "<script>", about: "islands/etorofu" }],
    ["find=%E5%9B%BD%E5%BE%8C", { find: "国後" }],
    ["find=%E5%9B", { find: "\ufffd" }],
    ["event=1956-10-19", { event: "1956-10-19" }],
  ])("%j", (text, told) => expect(read(text)).toEqual({ ...START, ...told }));

  it.each([
    ["45,146,7", [45, 146, 7]],
    ["45.1234,146.5,7.25", [45.1234, 146.5, 7.25]],
    ["45,146,1e308", [45, 146, 12]],
    ["45,146,-1e308", [45, 146, 3.5]],
    ["0,0,1e9", [0, 0, 12]],
    ["1e9,-1e9,5", [85, -180, 5]],
    ["-91,181,5", [-85, 180, 5]],
  ])("a place %j is held within the map", (text, at) => expect(read(`at=${text}`).at).toEqual(at));

  it.each([
    "45,146",
    "45,146,7,1",
    ",,",
    "45,,7",
    " , ,5",
    "NaN,1,1",
    "1,1,Infinity",
    "1e999,1,1",
    "a,b,c",
    "45;146;7",
  ])("a place %j is none", (text) => expect(read(`at=${text}`).at).toBeNull());
});

describe("an address that is written", () => {
  it("leaves out what is as at the start", () => {
    expect(write(START)).toBe("#date=2020-12-31&view=administered&lang=en");
  });

  it("is read as the state it tells", () => {
    const state = {
      ...START,
      lang: "ru",
      view: "japan",
      beside: "russia",
      step: "year",
      when: "range",
      order: "relevant",
      tab: "sources",
      about: "lines/boundary_1855",
      find: "a&b=c #% 国後 \u202e",
      kind: "treaty",
      document: "123",
      relevance: "core",
      event: "1855-02-07-shimoda",
      day: days.of("1904-02-29"),
      from: days.of("1900-01-01"),
      to: days.of("1999-12-31"),
      at: [44.1234, 146.5, 7.25],
    };
    expect(read(write(state))).toEqual(state);
  });

  it("rounds a place to ten metres", () => {
    expect(write({ ...START, at: [44.123456, 146, 7] })).toContain("at=44.1235%2C146.0000%2C7");
  });
});
