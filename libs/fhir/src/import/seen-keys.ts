import { hash } from 'node:crypto'

/**
 * The resources that this run has met, in 16 bytes each at most: a table of 53-bit fingerprints. Two keys share
 * one with a chance of 1 in 20,000 among a million; then a change is reported as a duplicate, nothing worse.
 */
export class SeenKeys {
  #table = new Float64Array(1024)
  #size = 0

  /** Remembers a key. @returns whether it was known already. */
  add(key: string): boolean {
    const print = fingerprint(key)
    const slot = slotOf(this.#table, print)
    if (this.#table[slot] === print) return true
    this.#table[slot] = print
    this.#size += 1
    if (this.#size * 2 > this.#table.length) this.#grow()
    return false
  }

  has(key: string): boolean {
    const print = fingerprint(key)
    return this.#table[slotOf(this.#table, print)] === print
  }

  #grow(): void {
    const larger = new Float64Array(this.#table.length * 2)
    for (const print of this.#table) {
      if (print !== 0) larger[slotOf(larger, print)] = print
    }
    this.#table = larger
  }
}

function fingerprint(key: string): number {
  const digest = hash('sha1', key, 'hex')
  return Number.parseInt(digest.slice(0, 13), 16) + 1
}

/** Where the fingerprint stands, or may be put; empty slots are 0. */
function slotOf(table: Float64Array, print: number): number {
  let slot = print % table.length
  while (table[slot] !== 0 && table[slot] !== print) slot = (slot + 1) % table.length
  return slot
}
