import type { Element } from './element.ts'

export interface PlainName {
  readonly familyName: string | null
  readonly givenName: string | null
  readonly prefix: string | null
}

/** Reads one name of a person who is no patient: the official one, else the first. */
export function readPlainName(person: Element): PlainName | null {
  const names = person.children('name')
  const name = names.find((candidate) => candidate.text('use') === 'official') ?? names[0]
  if (name === undefined) return null
  const familyName = name.text('family')
  const givenName = joined(name.texts('given')) ?? (familyName === null ? name.text('text') : null)
  if (familyName === null && givenName === null) return null
  return { familyName, givenName, prefix: joined(name.texts('prefix')) }
}

/** Reads a name as it is said: its text, else its parts in order. */
export function readNameWords(name: Element | null): string | null {
  if (name === null) return null
  const text = name.text('text')
  if (text !== null) return text
  const parts = [
    ...name.texts('prefix'),
    ...name.texts('given'),
    name.text('family'),
    ...name.texts('suffix'),
  ]
  return joined(parts.filter((part) => part !== null))
}

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(' ')
}
