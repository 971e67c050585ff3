/** Random numbers that are the same on each run, so two runs of the bench lint the same texts. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed;
  }

  /** From 0 to below 1, by the generator "mulberry32". */
  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * @param {number} min
   * @param {number} max inclusive
   */
  number(min, max) {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * @template Item
   * @param {readonly [Item, ...Item[]]} items
   * @returns {Item}
   */
  pick(items) {
    return items[this.number(0, items.length - 1)] ?? items[0];
  }

  /** A realistic name of a deployed application. */
  name() {
    const what = this.pick(["billing", "search", "ledger", "mailer", "catalog", "orders", "metrics", "sessions"]);
    const part = this.pick(["api", "worker", "web", "cron", "proxy", "cache", "exporter", "gateway"]);
    return `${what}-${part}-${String(this.number(1, 99))}`;
  }

  /** @param {number} length */
  hex(length) {
    return Array.from({ length }, () => this.number(0, 15).toString(16)).join("");
  }
}
