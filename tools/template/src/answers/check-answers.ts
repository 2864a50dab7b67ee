import { PRESET_NAMES } from '@ehr/delivery/presets'
import { planLanguage } from '@ehr/generators/language'
import { namesProduct } from '../plan/rename-text.ts'
import type { Answers } from './answers.ts'
import type { Identity } from './identity.ts'

/** What was said in flags or prompts, as it was typed. */
export interface Said {
  readonly name: string
  readonly slug: string
  readonly scope: string
  readonly preset: string
  readonly languages: readonly string[]
  readonly hasDemo: boolean
  readonly repository: string | undefined
}

/** What answers are held against. */
export interface AnswerFacts {
  readonly identity: Identity
  /** Scopes of packages from the registry, with their `@`. */
  readonly foreignScopes: readonly string[]
  /** Words by which the workspace calls its own parts: applications, packages, environments. */
  readonly ownWords: readonly string[]
}

/** Answers that can be worked with, or everything that is wrong with them. */
export type CheckedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Holds what was said against what names of people, packages, databases, hosts and languages may be. */
export function checkAnswers(said: Said, facts: AnswerFacts): CheckedAnswers {
  const name = said.name.normalize('NFC').replaceAll("'", '’')
  const scope = withAt(said.scope)
  const preset = PRESET_NAMES.find((known) => known === said.preset)
  const languages = parseLanguages(said.languages)
  const problems = [
    ...checkName(name, facts.identity),
    ...checkSlug(said.slug, facts),
    ...checkScope(scope, facts),
    ...(preset === undefined
      ? [`--preset: there is no "${shown(said.preset)}": ${PRESET_NAMES.join(', ')}.`]
      : []),
    ...languages.problems,
    ...checkRepository(said.repository, facts.identity),
  ]
  if (problems.length > 0 || preset === undefined) return { ok: false, problems }
  const { slug, hasDemo, repository = null } = said
  return { ok: true, answers: { name, slug, scope, preset, languages: languages.codes, hasDemo, repository } }
}

const NAME_MAX = 60

/** Letters of any script, digits, and what names have between them; nothing that quotes, tags or expressions begin with. */
const NAME = /^[\p{L}\p{N}](?:(?:[\p{L}\p{M}\p{N} .,&()’·-]|\u200c|\u200d)*[\p{L}\p{M}\p{N}.)])?$/u

/** What is wrong with a name for people. */
export function checkName(name: string, identity: Identity): string[] {
  if (name === '') return ['--name: a name is missing: what people call the product, such as "Mercy Health".']
  if (name.length > NAME_MAX) return [`--name: ${name.length} characters; at most ${NAME_MAX} fit.`]
  if (!NAME.test(name)) {
    return [`--name: "${shown(name)}" has more in it than letters, digits, blanks and . , & ( ) ’ -.`]
  }
  return namesProduct(name, identity) ? [`--name: "${name}" holds the template’s name.`] : []
}

/** The longest name made of it, `<slug>-production-ehr-api-worker`, is a host's: 63 characters at most. */
const SLUG_MAX = 30
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** What is wrong with a key for services, databases and images. */
export function checkSlug(slug: string, { identity, ownWords }: AnswerFacts): string[] {
  if (slug === '') {
    return ['--slug: none can be made of the name: give one of a-z, 0-9 and -, such as "mercy-health".']
  }
  if (slug.length > SLUG_MAX) return [`--slug: ${slug.length} characters; at most ${SLUG_MAX} fit.`]
  if (!SLUG.test(slug)) {
    return [`--slug: "${shown(slug)}" is no key of a-z, 0-9 and single hyphens, beginning with a letter.`]
  }
  if (ownWords.includes(slug)) return [`--slug: "${slug}" is what a part of the workspace is called already.`]
  return namesProduct(slug, identity) ? [`--slug: "${slug}" holds the template’s name.`] : []
}

const SCOPE_MAX = 40

/** What is wrong with a scope of packages. */
export function checkScope(given: string, { identity, foreignScopes }: AnswerFacts): string[] {
  const scope = withAt(given)
  const word = scope.slice(1)
  if (word.length > SCOPE_MAX) return [`--scope: ${word.length} characters; at most ${SCOPE_MAX} fit.`]
  if (!SLUG.test(word)) {
    return [`--scope: "${shown(scope)}" is no scope of a-z, 0-9 and single hyphens, such as "@mercy".`]
  }
  if (RESERVED_SCOPES.includes(scope) || foreignScopes.includes(scope)) {
    return [`--scope: "${scope}" belongs to packages of the registry.`]
  }
  return namesProduct(scope, identity) ? [`--scope: "${scope}" holds the template’s name.`] : []
}

/** Of tools and registries themselves, whether or not a package of theirs is used here. */
const RESERVED_SCOPES = ['@types', '@node', '@npm', '@pnpm', '@jsr', '@nx', '@typescript', '@github']

function parseLanguages(said: readonly string[]): { codes: string[]; problems: string[] } {
  const codes: string[] = []
  const problems: string[] = said.includes('en')
    ? []
    : ['--languages: English stays: others are translated from it.']
  for (const tag of said) {
    try {
      const code = tag === 'en' ? 'en' : planLanguage(tag).code
      if (codes.includes(code)) problems.push(`--languages: "${shown(tag)}" stands there twice.`)
      codes.push(code)
    } catch (error) {
      problems.push(`--languages: ${error instanceof Error ? shown(error.message) : String(error)}`)
    }
  }
  return { codes, problems }
}

/** GitHub: owners of up to 39 letters, digits and single hyphens; repositories of up to 100 characters. */
const REPOSITORY = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/

function checkRepository(repository: string | undefined, identity: Identity): string[] {
  if (repository === undefined) return []
  if (!REPOSITORY.test(repository)) return [`--repository: "${shown(repository)}" is not "owner/name".`]
  return namesProduct(repository, identity)
    ? [`--repository: "${repository}" holds the template’s name.`]
    : []
}

function withAt(scope: string): string {
  return scope.startsWith('@') ? scope : `@${scope}`
}

/** What somebody typed, fit for one line of a terminal. */
function shown(text: string): string {
  const printable = text.replaceAll(/\p{C}/gu, '·')
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable
}
