// @ts-check
// Switches the list of pages between its languages.

import { all, byId } from "../../../shared/web/elements.js";
import { forReader, keepLanguage } from "../../../shared/web/language.js";
import { speak } from "../../../shared/web/page.js";
import { Writer } from "../../../shared/web/writer.js";

/** @type {Record<string, import("../../../shared/web/data").Words>} */
const words = JSON.parse(byId("words").textContent ?? "");
const buttons = all("[data-language]");
const page = {
  lang: document.documentElement.lang,
  languages: buttons.map(({ dataset }) => dataset.language ?? ""),
};

const turn = keepLanguage(forReader(page), (lang) => {
  const writer = new Writer(words, lang);
  speak(writer);
  document.title = writer.word("index.title");
});
for (const button of buttons) {
  button.addEventListener("click", () => turn(button.dataset.language ?? ""));
}
