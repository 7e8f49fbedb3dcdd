// HTML and SVG elements made safely.
// Text from data reaches the page only as text nodes and checked attributes, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

const build = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on") || name === "style" || name === "srcdoc") {
      throw new Error(`attribute ${name} is not allowed`);
    }
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

/** An HTML element; children are nodes or texts. */
export const element = (tag, attributes = {}, ...children) =>
  build(document.createElement(tag), attributes, children);

/** An SVG element; children are nodes or texts. */
export const svg = (tag, attributes = {}, ...children) =>
  build(document.createElementNS(SVG, tag), attributes, children);

/** Runs what a button would run when Enter or the space bar is pressed on a node. */
export const onKey = (node, run) =>
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      run();
    }
  });
