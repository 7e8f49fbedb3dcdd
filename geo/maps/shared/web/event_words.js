// @ts-check
// What the lists of events say: names of subjects and documents, numbers of events.

import { element } from "./elements.js";

/**
 * @typedef {import("./register.js").Register} Register
 * @typedef {import("./writer.js").Writer} Writer
 */

/** Words about events, in the writer's language. */
export class EventWords {
  /**
   * @param {Register} register
   * @param {Writer} writer
   */
  constructor(register, writer) {
    this.register = register;
    this.writer = writer;
  }

  /** @param {number} number */
  events(number) {
    return this.writer.plural("evidence.events", number);
  }

  /** @param {string} subject */
  nameOf(subject) {
    const names = this.register.subjects.get(subject)?.names;
    return names ? this.writer.named(names).text : this.writer.word("evidence.all");
  }

  /**
   * A subject, under its own or another of its names, with the number of its events.
   * @param {string} subject
   * @param {import("./data").Names} [names]
   */
  titled(subject, names) {
    const name = names ? this.writer.named(names).text : this.nameOf(subject);
    const events = this.events(this.register.eventsOf(subject).length);
    return this.writer.word("evidence.open_label", { subject: name, events });
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  counted(name, count) {
    return this.writer.word("evidence.choice", { name, count: this.writer.count(count) });
  }

  /**
   * A word of a table of the strings; what the table does not know stands as it is.
   * @param {string} table
   * @param {string} key
   */
  label(table, key) {
    return this.writer.has(table, key) ? this.writer.word(`${table}.${key}`) : key;
  }

  /**
   * An element with a text of the register in this language, or in English where there is no other.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {import("./data").Names} names
   * @param {Record<string, string>} [attributes]
   */
  told(tag, names, attributes = {}) {
    const { text, lang } = this.writer.named(names);
    return element(tag, { ...attributes, lang }, text);
  }
}
