/** The most characters of a branch's name: GitHub refuses references of more than 255, of which refs/heads/ takes 11. */
export const MAX_BRANCH_LENGTH = 244

interface Rule {
  breaks: (name: string) => boolean
  wrong: string
}

/* What `git check-ref-format --branch` refuses, and what git allows but scripts and people trip over. */
const RULES: readonly Rule[] = [
  { breaks: (name) => name === '', wrong: 'it is empty' },
  {
    breaks: (name) => name.length > MAX_BRANCH_LENGTH,
    wrong: `it is longer than ${MAX_BRANCH_LENGTH} characters`,
  },
  {
    breaks: (name) => /^refs\//.test(name),
    wrong: 'it begins with refs/, which is where git keeps branches',
  },
  { breaks: (name) => /[^!-~]/.test(name), wrong: 'it has a character that is not printable ASCII' },
  { breaks: (name) => /[~^:?*[\\]/.test(name), wrong: 'it has one of ~ ^ : ? * [ \\' },
  { breaks: (name) => name.includes('..'), wrong: 'it has two dots in a row' },
  { breaks: (name) => name.includes('@{') || name === '@', wrong: 'it has @{, or is @' },
  { breaks: (name) => name === 'HEAD' || name.startsWith('-'), wrong: 'it is HEAD, or begins with a hyphen' },
  {
    breaks: (name) => /^\/|\/$|\/\//.test(name),
    wrong: 'it has an empty part before, between or after slashes',
  },
  {
    breaks: (name) => name.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock')),
    wrong: 'a part of it begins with a dot or ends with .lock',
  },
  { breaks: (name) => name.endsWith('.'), wrong: 'it ends with a dot' },
]

/** Says why git, GitHub or a script would trip over a branch's name; nothing when none would. */
export function findRefProblem(name: string): string | undefined {
  return RULES.find(({ breaks }) => breaks(name))?.wrong
}

/** Makes a name that anybody may have chosen safe to print: one line, ASCII, and not longer than a line. */
export function printable(name: string): string {
  const escaped = name.replaceAll(
    /[^ -~]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return escaped.length > 120 ? `${escaped.slice(0, 120)}…` : escaped
}
