// Switches the list of pages between its languages.

import { speak } from "../../../shared/web/page.js";
import { Writer } from "../../../shared/web/writer.js";

const words = JSON.parse(document.getElementById("words").textContent);

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    const writer = new Writer(words, button.dataset.language);
    speak(writer);
    document.title = writer.word("index.title");
  });
}
