import { isCommonPassword } from './common-passwords.ts'

/** In characters; NIST SP 800-63B asks for at least 8 beside a second factor, 15 without, and at least 64 allowed. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

/** Why a password may not be chosen. */
export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'simple' | 'personal'

/** Words that somebody who guesses this person's password would try first. */
export interface PersonalWords {
  readonly name: string
  readonly email: string
  readonly clinicName: string
}

/**
 * Says why a password may not be chosen, if so. Only length and what is guessed first count: rules about kinds of
 * characters make passwords worse (NIST SP 800-63B, 3.1.1.2).
 */
export async function findPasswordProblem(
  password: string,
  words: PersonalWords,
): Promise<PasswordProblem | undefined> {
  const text = password.normalize('NFKC')
  if ([...text].length < PASSWORD_LENGTH.min) return 'too-short'
  // As signing in counts: a password that may be chosen must be one that can be given.
  if (Math.max(text.length, password.length) > PASSWORD_LENGTH.max) return 'too-long'
  const lower = text.toLowerCase()
  if (isSimple(lower)) return 'simple'
  if (isPersonal(lower, words)) return 'personal'
  return (await isCommonPassword(lower)) ? 'common' : undefined
}

/** Few characters, one piece repeated, or a run such as abcdefghijkl or 987654321098. */
function isSimple(text: string): boolean {
  if (new Set(text).size < 5) return true
  return isRepeated(text) || isRun(text)
}

function isRepeated(text: string): boolean {
  // A text that occurs in two of itself, before the second begins, is a repeated piece.
  return `${text}${text}`.indexOf(text, 1) < text.length
}

function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index))
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9)
}

/** Whether at least half of its letters and digits are the person's or the clinic's own words. */
function isPersonal(text: string, { name, email, clinicName }: PersonalWords): boolean {
  const words = [name, email, clinicName]
    .flatMap((source) => source.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4)
    .toSorted((left, right) => right.length - left.length)
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '')
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest !== plain && rest.length <= plain.length / 2
}
