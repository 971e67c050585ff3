/** A set of the catalog's types, as bits: requirements are combined for each NodePool, on each keystroke. */
const BITS = 32;

export class TypeSet {
  readonly #words: Uint32Array;

  private constructor(words: Uint32Array) {
    this.#words = words;
  }

  static of(size: number, types: Iterable<number>): TypeSet {
    const words = new Uint32Array(Math.ceil(size / BITS));
    for (const type of types) words[Math.floor(type / BITS)] = (words[Math.floor(type / BITS)] ?? 0) | bitOf(type);
    return new TypeSet(words);
  }

  has(type: number): boolean {
    return ((this.#words[Math.floor(type / BITS)] ?? 0) & bitOf(type)) !== 0;
  }

  and(other: TypeSet): TypeSet {
    return this.within([other]);
  }

  /** The types that are in all of some other sets too. */
  within(others: readonly TypeSet[]): TypeSet {
    const words = this.#words.slice();
    for (const other of others)
      for (let index = 0; index < words.length; index += 1)
        words[index] = (words[index] ?? 0) & (other.#words[index] ?? 0);
    return new TypeSet(words);
  }

  /** With the types of other sets. */
  with(others: Iterable<TypeSet>): TypeSet {
    const words = this.#words.slice();
    for (const other of others)
      for (let index = 0; index < words.length; index += 1)
        words[index] = (words[index] ?? 0) | (other.#words[index] ?? 0);
    return new TypeSet(words);
  }

  /** Without the types of other sets. */
  without(others: Iterable<TypeSet>): TypeSet {
    const words = this.#words.slice();
    for (const other of others)
      for (let index = 0; index < words.length; index += 1)
        words[index] = (words[index] ?? 0) & ~(other.#words[index] ?? 0);
    return new TypeSet(words);
  }

  /** The types of the set, in ascending order. */
  *[Symbol.iterator](): Generator<number> {
    for (const [index, bits] of this.#words.entries())
      for (let rest = bits; rest !== 0; rest = (rest & (rest - 1)) >>> 0)
        yield index * BITS + (BITS - 1 - Math.clz32(rest & -rest));
  }

  equals(other: TypeSet): boolean {
    return this.#words.every((word, index) => word === other.#words[index]);
  }

  meets(other: TypeSet): boolean {
    return this.#words.some((word, index) => (word & (other.#words[index] ?? 0)) !== 0);
  }

  get size(): number {
    let count = 0;
    for (const word of this.#words) count += countOf(word);
    return count;
  }
}

function bitOf(type: number): number {
  return 1 << (type % BITS);
}

/** The number of bits that are set: counted for each two, each four and each eight of them, then added up. */
function countOf(word: number): number {
  const twos = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (twos & 0x33_33_33_33) + ((twos >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
