import type { Item, Place } from './item.ts'

export interface DeferredPlace {
  readonly place: Place
  readonly isRepeat: boolean
}

/**
 * Resources that wait for what they refer to: where they stand in the input, not what they say, so that a million
 * of them take some tens of megabytes and nothing about a patient is written to another file.
 */
export class DeferredPlaces {
  readonly #numbers: number[] = []
  readonly #paths: string[] = []

  get size(): number {
    return this.#paths.length
  }

  add({ place, isRepeat }: Item): void {
    const flags = (place.isEntry ? 1 : 0) + (isRepeat ? 2 : 0)
    this.#numbers.push(place.file, place.offset, place.bytes, flags)
    this.#paths.push(place.path)
  }

  *[Symbol.iterator](): Generator<DeferredPlace> {
    for (const [index, path] of this.#paths.entries()) {
      const [file = 0, offset = 0, bytes = 0, flags = 0] = this.#numbers.slice(index * 4, index * 4 + 4)
      const place = { file, offset, bytes, path, isEntry: (flags & 1) === 1 }
      yield { place, isRepeat: (flags & 2) === 2 }
    }
  }
}
