import {
  flattenTexts,
  LANGUAGES_FILE,
  nestTexts,
  parseTextRules,
  pluralForms,
  SAME_AS_ENGLISH_FILE,
  stillEnglish,
} from '@ehr/conventions/texts'
import { type GeneratorCallback, type Tree, visitNotIgnoredFiles, workspaceRoot } from '@nx/devkit'
import { formatFiles } from '../feature/format-files.ts'
import { draftTranslation } from './draft-translation.ts'
import { planLanguage } from './plan-language.ts'

const ENGLISH_FILE = /\/src\/(.*\/)?locales\/en\.json$/

/**
 * `nx g language`: registers a language and makes one file of texts per package to fill in. Run again, it adds what
 * has come since, and changes nothing that is there.
 *
 * @returns what says how much is left to translate
 * @throws Error when there is no such language
 */
export default async function languageGenerator(
  tree: Tree,
  options: { code: string },
): Promise<GeneratorCallback> {
  const { code, facts } = planLanguage(options.code)
  const registered = Object(readJson(tree, LANGUAGES_FILE))
  const languages = { ...registered, [code]: registered[code] ?? facts }
  const forms = pluralForms({ code, locale: languages[code].locale })
  const drafts = listEnglishFiles(tree).map((path) => {
    const own = path.replace(/en\.json$/, `${code}.json`)
    const [english, present] = [path, own].map((file) => flattenTexts(readJson(tree, file)))
    return { path: own, english, texts: draftTranslation(english ?? new Map(), present ?? new Map(), forms) }
  })
  const files = [
    { path: LANGUAGES_FILE, text: toJson(languages) },
    ...drafts.map(({ path, texts }) => ({ path, text: toJson(nestTexts(texts)) })),
  ]
  for (const { path, text } of formatFiles(workspaceRoot, files)) writeChanged(tree, path, text)
  const rules = parseTextRules(languages, readJson(tree, SAME_AS_ENGLISH_FILE))
  const left = drafts.flatMap(({ english, texts }) => stillEnglish(code, texts, english ?? new Map(), rules))
  return () =>
    console.info(
      `${languages[code].name}: ${left.length} texts in ${drafts.length} files (src/**/locales/${code}.json) are ` +
        `still English. Overwrite them; "node tools/conventions/src/check-texts.ts" names each that is left. ` +
        `What reads the same in both goes into ${SAME_AS_ENGLISH_FILE}.`,
    )
}

function listEnglishFiles(tree: Tree): string[] {
  const found: string[] = []
  for (const folder of ['apps', 'libs']) {
    visitNotIgnoredFiles(tree, folder, (path) => {
      const slashed = path.replaceAll('\\', '/')
      if (ENGLISH_FILE.test(slashed)) found.push(slashed)
    })
  }
  return found.sort()
}

function readJson(tree: Tree, path: string): unknown {
  const text = tree.read(path, 'utf8')
  return text === null ? {} : JSON.parse(text)
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A file that stays as it is is no change, whatever its line ends. */
function writeChanged(tree: Tree, path: string, text: string): void {
  if (tree.read(path, 'utf8')?.replaceAll('\r\n', '\n') !== text) tree.write(path, text)
}
