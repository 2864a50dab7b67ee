let loaded: Promise<ReadonlySet<string>> | undefined

/**
 * Whether a password (in lower case) is one of the 49,000 most common of known leaks, or one of them with a few
 * digits or signs around it: most of that list is shorter than what we ask for, and that is how people lengthen it.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  loaded ??= loadCommonPasswords()
  const common = await loaded
  const forms = [password, withoutLeet(password)]
  return forms.some((form) => common.has(form) || isDecorated(form, common))
}

function isDecorated(password: string, common: ReadonlySet<string>): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    core.length >= password.length / 2 &&
    (common.has(core) || common.has(password.replace(/[^\p{L}\p{N}]/gu, '')))
  )
}

function withoutLeet(text: string): string {
  return text.replace(/[@0134$5!]/g, (character) => LEET[character] ?? character)
}

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  $: 's',
  '5': 's',
  '!': 'i',
}

/** 1 MB that only who sets a password needs. The list is zxcvbn-ts's, MIT licence. */
async function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}
