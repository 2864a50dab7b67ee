import type { Item } from './item.ts'

/** Resources in one transaction: enough to make its own cost small, few enough to lose little when interrupted. */
const BATCH_SIZE = 500

/** Collects items into batches; while one is being written, the next one is read. */
export class Batcher {
  readonly #process: (items: readonly Item[]) => Promise<void>
  #items: Item[] = []
  #underWay: Promise<void> = Promise.resolve()

  constructor(process: (items: readonly Item[]) => Promise<void>) {
    this.#process = process
  }

  /** @throws what the batch before this one threw. */
  async add(item: Item): Promise<void> {
    this.#items.push(item)
    if (this.#items.length >= BATCH_SIZE) await this.#start()
  }

  /** Waits until everything is written. */
  async end(): Promise<void> {
    await this.#start()
    await this.#underWay
  }

  async #start(): Promise<void> {
    const items = this.#items
    this.#items = []
    await this.#underWay
    if (items.length === 0) return
    this.#underWay = this.#process(items)
    // Whoever waits for it gets the error; until then it must not count as unhandled.
    this.#underWay.catch(() => undefined)
  }
}
