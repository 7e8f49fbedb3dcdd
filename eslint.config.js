// Rules for the pages' scripts: plain scripts that share the one name FourIslands.
import js from "@eslint/js";
import globals from "globals";

const noHtmlFromText = [
  ["AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]", "set textContent instead"],
  ["CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/]", "append nodes"],
  ["CallExpression[callee.property.name=/^bind(Popup|Tooltip)$/]", "pass nodes to L.popup"],
].map(([selector, message]) => ({ selector, message }));

export default [
  js.configs.recommended,
  {
    files: ["geo/maps/**/web/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: { ...globals.browser, L: "readonly", FourIslands: "readonly" },
    },
    rules: {
      "array-callback-return": "error",
      complexity: ["error", 12],
      curly: "error",
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 320, skipComments: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": ["error", ...noHtmlFromText],
      "no-shadow": "error",
      "no-unused-vars": "error",
      "no-use-before-define": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      strict: ["error", "global"],
    },
  },
  {
    files: ["geo/maps/shared/web/core.js"],
    languageOptions: { globals: { FourIslands: "off" } },
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^FourIslands$" }] },
  },
  { files: ["eslint.config.js"], languageOptions: { sourceType: "module" } },
];
