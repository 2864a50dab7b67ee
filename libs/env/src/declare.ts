import type * as z from 'zod/mini'

/** The modes that `NODE_ENV` may name; without it a process is in production, where nothing is assumed. */
export const MODES = ['development', 'test', 'production'] as const

/** One of the modes of `NODE_ENV`. */
export type Mode = (typeof MODES)[number]

/** One environment variable: what it may be, what it is for, and what it is when nobody sets it. */
export interface Variable<T = unknown> {
  /** Parses the text of the variable; its messages say what is expected, and never repeat the value. */
  schema: z.ZodMiniType<T>
  /** What the variable is for, in one or two sentences. */
  description: string
  /** Whether its value is never shown. */
  isSecret?: boolean
  /** As it would be written in the environment: for every mode, or mode by mode. A mode without one demands a value. */
  default?: string | Partial<Record<Mode, string>>
  /** Whether it may be absent in every mode. */
  isOptional?: boolean
}

/** The variables of one application, by name. */
export interface Environment<V extends Record<string, Variable> = Record<string, Variable>> {
  /** Folder name of the application that reads them. */
  app: string
  variables: V
}

/** What an environment's variables are once parsed. */
export type EnvironmentValues<E extends Environment> = {
  readonly [K in keyof E['variables']]: ValueOf<E['variables'][K]>
}

type ValueOf<V> = V extends Variable<infer T> ? (V extends { isOptional: true } ? T | undefined : T) : never

/** Declares the variables of one application; everything that reads, checks or documents them starts here. */
export function defineEnvironment<const V extends Record<string, Variable>>(
  environment: Environment<V>,
): Environment<V> {
  return environment
}

/** Says what a variable is in a mode when nobody sets it. */
export function defaultOf(variable: Variable, mode: Mode): string | undefined {
  return typeof variable.default === 'object' ? variable.default[mode] : variable.default
}

/** Says whether a process in that mode refuses to start without the variable. */
export function isRequired(variable: Variable, mode: Mode): boolean {
  return variable.isOptional !== true && defaultOf(variable, mode) === undefined
}
