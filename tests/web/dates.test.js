import { describe, expect, it } from "vitest";

import { AtlasWriter } from "../../geo/maps/pages/atlas/web/words.js";

const NBSP = "\u00a0";
const STRINGS = {
  common: {
    locale: { en: "en-GB", ja: "ja", ru: "ru" },
    grouping: { en: "always", ja: "always", ru: "min2" },
  },
  dates: {
    day: {
      en: "{day} {month} {year}",
      ja: "{year}年{month}月{day}日",
      ru: `{day}${NBSP}{month} {year}${NBSP}г.`,
    },
    days: {
      en: "{day}–{day_end} {month_end} {year_end}",
      ja: "{year}年{month}月{day}～{day_end}日",
      ru: `{day}–{day_end}${NBSP}{month_end} {year_end}${NBSP}г.`,
    },
    days_of_months: {
      en: "{day} {month} – {day_end} {month_end} {year_end}",
      ja: "{year}年{month}月{day}日～{month_end}月{day_end}日",
      ru: `{day}${NBSP}{month} — {day_end}${NBSP}{month_end} {year_end}${NBSP}г.`,
    },
    span: { en: "{start} – {end}", ja: "{start}～{end}", ru: "{start} — {end}" },
  },
};
const writers = ["en", "ja", "ru"].map(
  (lang) => new AtlasWriter({ strings: STRINGS, first_year: 1855 }, lang),
);
const { days } = writers[0];

describe("dates of the slider", () => {
  it.each([
    ["1855-01-01", "1 January 1855", "1855年1月1日", "1 января 1855 г."],
    ["1945-09-02", "2 September 1945", "1945年9月2日", "2 сентября 1945 г."],
    ["2020-12-31", "31 December 2020", "2020年12月31日", "31 декабря 2020 г."],
  ])("%s", (iso, ...texts) => {
    const found = writers.map((writer) => writer.date(days.of(iso)).replaceAll(NBSP, " "));
    expect(found).toEqual(texts);
  });

  it.each([
    ["1991-09-16", "1991-09-16", "16 September 1991", "1991年9月16日", "16 сентября 1991 г."],
    [
      "1991-09-16",
      "1991-09-18",
      "16–18 September 1991",
      "1991年9月16～18日",
      "16–18 сентября 1991 г.",
    ],
    [
      "1945-08-30",
      "1945-09-02",
      "30 August – 2 September 1945",
      "1945年8月30日～9月2日",
      "30 августа — 2 сентября 1945 г.",
    ],
    [
      "1991-09-16",
      "1992-09-16",
      "16 September 1991 – 16 September 1992",
      "1991年9月16日～1992年9月16日",
      "16 сентября 1991 г. — 16 сентября 1992 г.",
    ],
  ])("%s to %s: what both have in common is said once", (first, last, ...texts) => {
    const ends = [first, last].map((iso) => days.of(iso));
    const found = writers.map((writer) => writer.interval(...ends).replaceAll(NBSP, " "));
    expect(found).toEqual(texts);
  });
});
