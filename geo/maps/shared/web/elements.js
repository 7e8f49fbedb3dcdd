// @ts-check
// HTML and SVG elements made safely.
// Text from data reaches the page only as text nodes and checked attributes, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {Element} T
 * @param {T} node
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
const build = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on") || name === "style" || name === "srcdoc") {
      throw new Error(`attribute ${name} is not allowed`);
    }
    node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
};

/**
 * An HTML element; children are nodes or texts.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
export const element = (tag, attributes = {}, ...children) =>
  build(document.createElement(tag), attributes, children);

/**
 * An SVG element; children are nodes or texts.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
export const svg = (tag, attributes = {}, ...children) =>
  build(document.createElementNS(SVG, tag), attributes, children);

/**
 * Runs what a button would run when Enter or the space bar is pressed on a node.
 * @param {HTMLElement | SVGElement} node
 * @param {() => void} run
 */
export const onKey = (node, run) =>
  node.addEventListener("keydown", (/** @type {Event} */ event) => {
    if (!(event instanceof KeyboardEvent)) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      run();
    }
  });

/**
 * The element of the page that has an id; the page's layout has it, or the page is broken.
 * @param {string} id
 */
export const byId = (id) => {
  const node = document.getElementById(id);
  if (!node) {
    throw new Error(`the page has no element ${id}`);
  }
  return node;
};

/**
 * The element that has an id, of a kind that is known, such as HTMLInputElement.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export const byIdAs = (id, kind) => {
  const node = byId(id);
  if (!(node instanceof kind)) {
    throw new Error(`the page's element ${id} is not a ${kind.name}`);
  }
  return node;
};

/**
 * All HTML elements that a selector names.
 * @param {string} selector
 */
export const all = (selector) => [
  .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector)),
];

/**
 * The value of the field that an event is about.
 * @param {Event} event
 */
export const valueOf = ({ target }) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
