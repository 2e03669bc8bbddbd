/** Random choices that are the same for the same seed. */
export interface Random {
  /** Returns a whole number from 0 to `limit` - 1. */
  below: (limit: number) => number;
  /** Returns a random item of a list that is not empty. */
  pick: <Item>(items: readonly Item[]) => Item;
  /** Returns true in this share of the calls, from 0 to 1. */
  chance: (share: number) => boolean;
}

/** Returns a generator of random numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
    chance: (share) => next() < share,
  };
}
