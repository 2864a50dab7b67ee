import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Seeded choices: the same seed and the same questions give the same answers, on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** Some of the choices, in their order, each at most once. */
  some<T>(choices: readonly T[], count: number): T[]
  /** Normally distributed (Irwin-Hall, twelve draws). */
  normal(mean: number, deviation: number): number
  /** A UUID in version 7 at the given moment, so that ids are ordered as times are. */
  uuid(at: Temporal.Instant): string
  /** An independent stream: more questions here change nothing there. */
  fork(label: number): Random
}

/** Makes the choices of a seed. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const integer = (from: number, to: number) => uniformInt(generator, from, to)
  const fraction = () => uniformFloat64(generator)
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[integer(0, choices.length - 1)]
    if (choice === undefined) throw new Error('pick() needs at least one choice.')
    return choice
  }
  return {
    integer,
    chance: (probability) => fraction() < probability,
    pick,
    some: (choices, count) => {
      const keyed = choices.map((choice, index) => ({ choice, index, key: fraction() }))
      const kept = keyed.sort((a, b) => a.key - b.key).slice(0, count)
      return kept.sort((a, b) => a.index - b.index).map(({ choice }) => choice)
    },
    normal: (mean, deviation) => {
      const sum = Array.from({ length: 12 }, fraction).reduce((total, draw) => total + draw, 0)
      return mean + (sum - 6) * deviation
    },
    uuid: (at) => {
      const time = at.epochMilliseconds.toString(16).padStart(12, '0')
      const hex = () => integer(0, 0xffff).toString(16).padStart(4, '0')
      const tail = `7${hex().slice(1)}-${(0x8000 + integer(0, 0x3fff)).toString(16)}-${hex()}${hex()}${hex()}`
      return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`
    },
    fork: (label) => createRandom(Math.imul(seed ^ label, 0x9e3779b1) >>> 0),
  }
}
