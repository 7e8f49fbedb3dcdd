// @ts-check
// Switches the list of pages between its languages.

import { all, byId } from "../../../shared/web/elements.js";
import { speak } from "../../../shared/web/page.js";
import { Writer } from "../../../shared/web/writer.js";

/** @type {Record<string, import("../../../shared/web/data").Words>} */
const words = JSON.parse(byId("words").textContent ?? "");

for (const button of all("[data-language]")) {
  button.addEventListener("click", () => {
    const writer = new Writer(words, button.dataset.language ?? "");
    speak(writer);
    document.title = writer.word("index.title");
  });
}
