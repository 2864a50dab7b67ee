import type { LocaleTree } from '@ehr/ui'
import type { Language } from '@ehr/ui/i18n/languages.ts'
import { textFileOf } from './text-files.ts'

/** Namespaces of the sign-in screen, which come before everything else. */
export const START_NAMESPACES = ['app', 'session'] as const

// What lies in the folders is what there is: a language or a feature that is added needs no entry anywhere.
const FILES = import.meta.glob<LocaleTree>(
  [
    '../locales/*.json',
    '../../../../libs/ui/src/i18n/locales/*.json',
    '../../../../libs/features/*/src/locales/*.json',
  ],
  { import: 'default' },
)

const loaders = new Map(
  Object.entries(FILES).map(([path, load]) => {
    const file = textFileOf(path)
    return [`${file?.namespace} ${file?.language}`, load]
  }),
)

/** Fetches the texts of a namespace: the shell's (`app`), the shared (`ui`), or a feature's. */
export async function fetchTexts(namespace: string, language: Language): Promise<LocaleTree> {
  const load = loaders.get(`${namespace} ${language}`)
  if (load !== undefined) return await load()
  throw new Error(
    `There is no ${language}.json in src/locales of "${namespace}". Run "pnpm nx g language ${language}".`,
  )
}
