// @ts-check
// The language of a page: the one it opens in, kept in its address, handed on by its links.

import { all } from "./elements.js";

/**
 * What a page knows of languages; the first is the one that pages are rendered in by default.
 * @typedef {{ lang: string, languages: string[] }} Spoken
 */

/** @param {string} fragment */
const read = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));

/**
 * The language that a page opens in where its address names none: the one it was rendered in, if
 * somebody asked for that; else the first of the reader's that it has.
 * @param {Spoken} page
 * @param {readonly string[]} wanted the reader's languages, the dearest first
 */
export const openingLanguage = ({ lang, languages }, wanted) =>
  (lang === languages[0] &&
    wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((one) => languages.includes(one))) ||
  lang;

/**
 * The language that an address names; the other, where it names none that the page has.
 * @param {string} fragment
 * @param {Spoken} page
 */
export const languageOf = (fragment, { lang, languages }) => {
  const asked = read(fragment).get("lang") ?? "";
  return languages.includes(asked) ? asked : lang;
};

/**
 * An address with a language; all else that it tells stays.
 * @param {string} fragment
 * @param {string} lang
 */
export const withLanguage = (fragment, lang) => {
  const told = [...read(fragment)].filter(([, value]) => value);
  return `#${new URLSearchParams([...told.filter(([key]) => key !== "lang"), ["lang", lang]])}`;
};

/**
 * The page's data, opening in the reader's language.
 * @template {Spoken} T
 * @param {T} data
 * @returns {T}
 */
export const forReader = (data) => ({ ...data, lang: openingLanguage(data, navigator.languages) });

/**
 * Lets the other pages that this one links to open in its language.
 * @param {string} lang
 */
export const handOn = (lang) => {
  for (const link of all("a[data-page]")) {
    link.setAttribute("href", `${link.dataset.page}.html${withLanguage("", lang)}`);
  }
};

/**
 * Keeps a page's language in its address; `speak` runs now, and when an address names another.
 * @param {Spoken} page
 * @param {(lang: string) => void} speak
 * @returns {(lang: string) => void} what runs when the reader chooses a language
 */
export const keepLanguage = (page, speak) => {
  let now = "";
  const turn = (/** @type {string} */ lang) => {
    if (lang !== now) {
      now = lang;
      speak(lang);
    }
  };
  window.addEventListener("hashchange", () => turn(languageOf(location.hash, page)));
  turn(languageOf(location.hash, page));
  return (lang) => {
    const fragment = withLanguage(location.hash, lang);
    try {
      if (fragment !== location.hash) {
        history.pushState(null, "", fragment);
      }
    } catch {
      // a frame of a notebook has no address of its own: there is nothing to keep in step
    }
    turn(lang);
  };
};
