import type { SeedCheck } from './model.ts'
import type { Variable } from './variables.ts'

/** Variables that checks tie to each other, with the combinations of their options that the checks accept. */
export interface Group {
  variables: readonly Variable[]
  /** Index of an option for each variable. */
  vectors: readonly (readonly number[])[]
  /** More of them, in any order, for tables that refuse rows for reasons of their own. */
  spare: readonly (readonly number[])[]
  isChecked: boolean
}

/** The same rows with less in them: every column empty that may be, as far as the checks accept it. */
export function leaveOut(groups: readonly Group[], which: (variable: Variable) => boolean): Group[] {
  return groups.map((group) => {
    const count = (vector: readonly number[]) =>
      vector.filter((index, at) => {
        const variable = group.variables[at]
        return variable !== undefined && which(variable) && variable.options[index]?.isNull
      }).length
    const free = group.variables.map((variable, at) => {
      const empty = variable.options.findIndex(({ isNull }) => isNull)
      return which(variable) && empty !== -1 ? empty : (group.vectors[0]?.[at] ?? 0)
    })
    const all = group.isChecked ? group.spare : [free]
    const most = Math.max(...all.map(count))
    const vectors = all.filter((vector) => count(vector) === most)
    return { ...group, vectors, spare: vectors }
  })
}

/** Variables that checks tie to each other; those that no check reads stand alone. */
export interface OpenGroup {
  variables: Variable[]
  checks: SeedCheck[]
}

/** Puts together the variables that some check reads together. */
export function groupVariables(variables: readonly Variable[], checks: readonly SeedCheck[]): OpenGroup[] {
  const owner = new Map(
    variables.flatMap((variable) => variable.columns.map((number) => [number, variable] as const)),
  )
  let groups: OpenGroup[] = variables.map((variable) => ({ variables: [variable], checks: [] }))
  for (const check of checks) {
    const read = new Set(check.columns.flatMap((number) => owner.get(number) ?? []))
    if (read.size === 0) continue
    const touched = groups.filter((group) => group.variables.some((variable) => read.has(variable)))
    const merged = {
      variables: touched.flatMap((group) => group.variables),
      checks: [...touched.flatMap((group) => group.checks), check],
    }
    groups = [...groups.filter((group) => !touched.includes(group)), merged]
  }
  return groups
}
