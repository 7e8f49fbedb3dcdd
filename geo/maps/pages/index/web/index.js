// Switches the list of pages between its languages.
"use strict";

(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const word = (path, lang) => path.split(".").reduce((table, key) => table[key], words)[lang];

  const speak = (lang) => {
    document.documentElement.lang = lang;
    document.title = word("index.title", lang);
    for (const node of document.querySelectorAll("[data-word]")) {
      node.textContent = word(node.dataset.word, lang);
    }
    for (const node of document.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", word(node.dataset.label, lang));
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === lang));
    }
  };

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
})();
