import type pg from 'pg'
import { buildTrial } from './build-rows.ts'
import { type Group, groupVariables, type OpenGroup } from './groups.ts'
import type { SeedCheck, SeedTable } from './model.ts'
import { createRandom } from './values/patterns.ts'
import type { Variable } from './variables.ts'

export interface SolveContext {
  client: pg.ClientBase
  table: SeedTable
  seed: number
}

/** Combinations kept for a group: enough that rows differ, few enough that the statement stays readable. */
const KEPT = 8
const GENERATION = 120
const GENERATIONS = 8

/**
 * Finds for each group of variables combinations of options that its checks accept, by trying them out on the
 * server: first one column at a time, then combinations at random, then the better ones changed a little. A group
 * without any keeps its first options; the insert will then say what is wrong.
 */
export async function solve(context: SolveContext, variables: readonly Variable[]): Promise<Group[]> {
  const { table } = context
  const known = new Set([
    ...variables.flatMap(({ columns }) => columns),
    ...table.columns.filter(({ isCounted }) => isCounted).map(({ number }) => number),
  ])
  const checks = table.checks.filter(({ columns }) => columns.every((number) => known.has(number)))
  const groups = groupVariables(variables, checks)
  const solved: Group[] = []
  for (const group of groups) solved.push(await solveGroup(context, group))
  return solved
}

async function solveGroup(context: SolveContext, group: OpenGroup): Promise<Group> {
  const { variables, checks } = group
  const unique = new Set(context.table.uniques.flat())
  const isUnique = variables.map(({ columns }) => columns.some((number) => unique.has(number)))
  if (checks.length === 0) {
    const vectors = [variables.map(({ options }, at) => (isUnique[at] ? firstInjective(options) : 0))]
    return { variables, vectors, spare: vectors, isChecked: false }
  }
  const [only] = variables
  if (variables.length === 1 && only !== undefined) {
    const all = only.options.map((_, index) => [index])
    return toGroup(variables, await listAccepted(context, group, all), isUnique)
  }
  const choices = await narrow(context, group)
  const accepted = await search(context, group, choices)
  return toGroup(variables, accepted, isUnique)
}

/** Combinations kept for rows that are refused at first. */
const SPARE = 48

function toGroup(
  variables: readonly Variable[],
  accepted: readonly (readonly number[])[],
  isUnique: readonly boolean[],
): Group {
  const vectors = pickVectors(variables, accepted, isUnique)
  return { variables, vectors, spare: [...vectors, ...accepted].slice(0, SPARE), isChecked: true }
}

function firstInjective(options: Variable['options']): number {
  return Math.max(
    options.findIndex(({ isInjective, isNull }) => isInjective && !isNull),
    0,
  )
}

/** Options that the checks of one column alone accept. */
async function narrow(context: SolveContext, { variables, checks }: OpenGroup): Promise<number[][]> {
  const choices: number[][] = []
  for (const variable of variables) {
    const own = checks.filter(({ columns }) => columns.every((number) => variable.columns.includes(number)))
    const all = variable.options.map((_, index) => [index])
    const accepted =
      own.length === 0 ? all : await listAccepted(context, { variables: [variable], checks: own }, all)
    choices.push((accepted.length === 0 ? all : accepted).flat())
  }
  return choices
}

async function search(context: SolveContext, group: OpenGroup, choices: number[][]): Promise<number[][]> {
  const { variables, checks } = group
  const next = createRandom(context.seed + context.table.oid)
  let tried: { vector: number[]; score: number }[] = []
  let vectors = firstVectors(variables, choices, next)
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const scores = await scoreVectors(context, group, vectors)
    tried = [...tried, ...vectors.map((vector, at) => ({ vector, score: scores[at] ?? 0 }))]
      .toSorted((one, other) => other.score - one.score)
      .slice(0, GENERATION * 2)
    const accepted = tried.filter(({ score }) => score === checks.length)
    // One generation more than the first hit, so that every column has a chance of a value.
    if (accepted.length > KEPT * 2 || (accepted.length > 0 && generation >= 3)) break
    const best = tried.slice(0, 24)
    vectors = Array.from({ length: GENERATION }, () => {
      const { vector } = best[Math.floor(next() * best.length)] ?? {
        vector: choices.map(([first]) => first ?? 0),
      }
      return vector.map((value, at) =>
        next() < 1.5 / vector.length ? pick(variables[at], choices[at], next) : value,
      )
    })
  }
  const always = tried.filter(({ score }) => score === checks.length)
  return (always.length > 0 ? always : tried.filter(({ score }) => score % 1 > 0)).map(({ vector }) => vector)
}

function firstVectors(variables: readonly Variable[], choices: number[][], next: () => number): number[][] {
  const plain = choices.map(([first]) => first ?? 0)
  const others = Array.from({ length: GENERATION }, () =>
    choices.map((some, at) => pick(variables[at], some, next)),
  )
  return [plain, ...others]
}

/** Now and then nothing; else mostly one of the first options. */
function pick(variable: Variable | undefined, choices: readonly number[] = [], next: () => number): number {
  const empty = choices.find((index) => variable?.options[index]?.isNull)
  if (empty !== undefined && next() < 0.3) return empty
  const full = choices.filter((index) => index !== empty)
  return full[Math.floor(next() ** 2 * full.length)] ?? empty ?? 0
}

async function listAccepted(
  context: SolveContext,
  group: OpenGroup,
  vectors: number[][],
): Promise<number[][]> {
  const scores = await scoreVectors(context, group, vectors)
  const always = vectors.filter((_, at) => scores[at] === group.checks.length)
  return always.length > 0 ? always : vectors.filter((_, at) => (scores[at] ?? 0) % 1 > 0)
}

/** How many of the checks each combination meets in all rows, and a half for meeting all in some; 0 for one that makes the server stumble. */
async function scoreVectors(
  context: SolveContext,
  { variables, checks }: OpenGroup,
  vectors: readonly (readonly number[])[],
): Promise<number[]> {
  const budget = { queries: 80 }
  return await scoreSome(context, { variables, checks, vectors, budget })
}

interface Trial {
  variables: readonly Variable[]
  checks: readonly SeedCheck[]
  vectors: readonly (readonly number[])[]
  budget: { queries: number }
}

async function scoreSome(context: SolveContext, trial: Trial): Promise<number[]> {
  const { variables, checks, vectors, budget } = trial
  budget.queries -= 1
  const { client, table } = context
  await client.query('savepoint trial')
  try {
    const text = buildTrial(table, variables, { vectors, checks })
    const { rows } = await client.query<Record<string, unknown>>(text)
    await client.query('release savepoint trial')
    return rows.map((row) => {
      const met = checks.filter((_, at) => row[`c${at}`] === true).length
      return met < checks.length && row.some === true ? met + 0.5 : met
    })
  } catch {
    // Some combination is one that a check cannot even be asked about: halve until it is found.
    await client.query('rollback to savepoint trial')
    if (vectors.length === 1 || budget.queries <= 0) return vectors.map(() => 0)
    const half = Math.ceil(vectors.length / 2)
    return [
      ...(await scoreSome(context, { ...trial, vectors: vectors.slice(0, half) })),
      ...(await scoreSome(context, { ...trial, vectors: vectors.slice(half) })),
    ]
  }
}

/**
 * Those with values that differ where they must, and with the fewest empty columns; then those that fill a column
 * which the ones before leave empty.
 */
function pickVectors(
  variables: readonly Variable[],
  accepted: readonly (readonly number[])[],
  isUnique: readonly boolean[],
): (readonly number[])[] {
  const option = (vector: readonly number[], at: number) => variables[at]?.options[vector[at] ?? 0]
  const repeats = (vector: readonly number[]) =>
    vector.filter((_, at) => isUnique[at] && option(vector, at)?.isInjective === false).length
  const empties = (vector: readonly number[]) => vector.filter((_, at) => option(vector, at)?.isNull).length
  const sorted = accepted.toSorted(
    (one, other) => repeats(one) - repeats(other) || empties(one) - empties(other) || sum(one) - sum(other),
  )
  const [best] = sorted
  if (best === undefined) return [variables.map(() => 0)]
  const alike = sorted.filter((vector) => repeats(vector) === repeats(best))
  const kept = alike
    .filter((vector) => empties(vector) === empties(best))
    .slice(0, variables.length === 1 ? 6 : 4)
  for (const vector of sorted) {
    const fills = vector.some(
      (_, at) => !option(vector, at)?.isNull && kept.every((one) => option(one, at)?.isNull),
    )
    if (fills && kept.length < KEPT) kept.push(vector)
  }
  return kept
}

function sum(vector: readonly number[]): number {
  return vector.reduce((all, one) => all + one, 0)
}
