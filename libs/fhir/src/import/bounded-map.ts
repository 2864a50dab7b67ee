/** A map that forgets what was not asked for lately, so that it never holds more than twice its limit. */
export class BoundedMap<Value> {
  readonly #limit: number
  #recent = new Map<string, Value>()
  #older = new Map<string, Value>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key)
    if (recent !== undefined) return recent
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: string, value: Value): void {
    this.#recent.set(key, value)
    if (this.#recent.size < this.#limit) return
    this.#older = this.#recent
    this.#recent = new Map()
  }
}
