import { describe, expect, it } from "vitest";

import { languageOf, openingLanguage, withLanguage } from "../../geo/maps/shared/web/language.js";

const languages = ["en", "ja", "ru"];

describe("a page's language", () => {
  it.each([
    ["en", ["ja-JP", "en"], "ja"],
    ["en", ["RU"], "ru"],
    ["en", ["de-CH", "fr", "ru-KZ", "ja"], "ru"],
    ["en", ["en-GB", "ja"], "en"],
    ["en", ["jam", "rue"], "en"],
    ["en", [], "en"],
    ["ja", ["ru", "en"], "ja"],
    ["ru", [], "ru"],
  ])("of one rendered in %s, for a reader of %j, is %s", (lang, wanted, opens) => {
    expect(openingLanguage({ lang, languages }, wanted)).toBe(opens);
  });

  it.each([
    ["", "ru"],
    ["#lang=ja", "ja"],
    ["#option=area&lang=en", "en"],
    ["#lang=", "ru"],
    ["#lang=xx", "ru"],
    ["#lang=toString", "ru"],
    ["#fi-figures", "ru"],
    ["#%E0%A4%A", "ru"],
  ])("at %s is %s", (fragment, lang) => {
    expect(languageOf(fragment, { lang: "ru", languages })).toBe(lang);
  });

  it.each([
    ["", "#lang=ja"],
    ["#lang=ru", "#lang=ja"],
    ["#option=area&sea=200", "#option=area&sea=200&lang=ja"],
    ["#lang=ru&lang=en&share=0.37", "#share=0.37&lang=ja"],
    ["#fi-figures", "#lang=ja"],
  ])("is written into %s as %s", (fragment, written) => {
    expect(withLanguage(fragment, "ja")).toBe(written);
  });
});
