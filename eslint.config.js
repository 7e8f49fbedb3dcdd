// Rules for the pages' scripts: ES modules, which see the browser and each other, nothing else.
import js from "@eslint/js";
import globals from "globals";

const noHtmlFromText = [
  ["AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]", "set textContent instead"],
  ["CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/]", "append nodes"],
  ["CallExpression[callee.property.name=/^bind(Popup|Tooltip)$/]", "pass nodes to L.popup"],
].map(([selector, message]) => ({ selector, message }));

export default [
  { ignores: ["geo/maps/built/", "notebooks/", "**/.venv*/", "dist/", "test-results/"] },
  js.configs.recommended,
  {
    files: ["geo/maps/**/web/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: globals.browser,
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
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-use-before-define": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["*.config.js"],
    languageOptions: { globals: globals.node },
  },
];
