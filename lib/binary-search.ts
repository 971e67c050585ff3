/** The index of the last of some items whose key is at most a value; 0 if there is none. Keys must increase. */
export function lastAtMost<Item>(items: readonly Item[], value: number, keyOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
