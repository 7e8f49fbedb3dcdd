import { describe, expect, it } from "vitest";

import { Days } from "../../geo/maps/pages/atlas/web/days.js";

const days = new Days(1850);

describe("days", () => {
  it.each([
    ["1850-01-01", 0],
    ["1850-12-31", 364],
    ["1851-01-01", 365],
    ["1852-12-31", 1095],
    ["1849-12-31", -1],
    ["2020-02-29", 62150],
  ])("%s is day %i, and back", (iso, day) => {
    expect(days.of(iso)).toBe(day);
    expect(days.iso(day)).toBe(iso);
    expect(days.date(day)).toEqual(new Date(`${iso}T00:00:00Z`));
  });

  it.each(["", "1900", "1900-02-29", "1900-13-01", "1900-00-10", "2020-2-3", "+02020-01-01", "x"])(
    "%j is no day",
    (text) => expect(days.of(text)).toBeUndefined(),
  );

  it("counts 1900 as no leap year, and 2000 as one", () => {
    expect(days.of("1900-03-01") - days.of("1900-02-28")).toBe(1);
    expect(days.of("2000-03-01") - days.of("2000-02-28")).toBe(2);
  });

  it("knows the year of a day, from its first to its last", () => {
    const first = days.of("1904-01-01");
    expect(days.year(first)).toBe(1904);
    expect(days.yearOf(days.of("1904-07-15"))).toEqual([first, first + 365]);
  });

  it.each([
    ["1945-09-02", 10, "1955-09-02"],
    ["1945-09-02", -10, "1935-09-02"],
    ["1904-02-29", 1, "1905-02-28"],
    ["1904-02-29", 4, "1908-02-29"],
    ["2000-02-29", -100, "1900-02-28"],
  ])("%s shifted by %i years is %s", (iso, years, to) => {
    expect(days.iso(days.shift(days.of(iso), years))).toBe(to);
  });
});
