// The atlas: the page's address and what is shown, in step.

// until the reader rests, milliseconds: browsers limit how often an address may be written
const PATIENCE = 300;

/** Keeps the address in step; `form` has read(text) and text(state). */
export class Address {
  /** `apply(state)` is called on back and forward. */
  constructor(form, apply) {
    Object.assign(this, { form });
    window.addEventListener("popstate", () => apply(this.read()));
    window.addEventListener("hashchange", () => {
      if (location.hash !== this.last) {
        apply(this.read());
      }
    });
  }

  read() {
    this.last = location.hash;
    return this.form.read(location.hash);
  }

  /** Writes the state: at once as a new step of the history, or soon in place of the last. */
  save(state, { step }) {
    clearTimeout(this.waiting);
    if (step) {
      this.put(state, "pushState");
    } else {
      this.waiting = setTimeout(() => this.put(state, "replaceState"), PATIENCE);
    }
  }

  put(state, how) {
    const fragment = this.form.text(state);
    if (fragment !== location.hash) {
      this.last = fragment;
      try {
        history[how](null, "", fragment);
      } catch {
        // a frame of a notebook has no address of its own: there is nothing to keep in step
        this.last = location.hash;
      }
    }
  }

  link(state) {
    clearTimeout(this.waiting);
    this.put(state, "replaceState");
    return location.href.split("#")[0] + this.form.text(state);
  }
}
