export { checkPackageTexts, type TextFile } from './check-package-texts.ts'
export {
  LANGUAGES_FILE,
  parseTextRules,
  pluralForms,
  type RegisteredLanguage,
  readTextRules,
  SAME_AS_ENGLISH_FILE,
  SHARED_TEXTS_FILE,
  SOURCE_LANGUAGE,
  TEXT_RULE_FILES,
  type TextRules,
} from './languages.ts'
export { localeProblems, stillEnglish } from './locale-problems.ts'
export { readPackageFiles } from './read-package-files.ts'
export { baseKey, flattenTexts, nestTexts, pluralFormOf, type TextTree } from './text-tree.ts'
