import type { FeaturePlan } from '../feature-plan.ts'
import type { Field } from '../field.ts'
import { capitalised } from '../name/words.ts'
import { arabicOf } from './arabic-words.ts'

type Tree = { [key: string]: string | Tree }

/** `locales/<language>.json`: Arabic has words of its own, any other language begins with the English ones. */
export function renderLocale(plan: FeaturePlan, language: string): string {
  return language === 'ar' ? renderArabic(plan) : renderEnglish(plan)
}

/** Every word of the screens. */
function renderEnglish(plan: FeaturePlan): string {
  const { names, isReadOnly, isPatientRecord } = plan
  const one = capitalised(names.words)
  return toJson({
    name: names.title,
    title: names.title,
    one,
    all: `All ${names.title.toLowerCase()}`,
    ...(isReadOnly ? {} : { new: `New ${names.words}`, edit: `Edit ${names.words}` }),
    empty: {
      title: 'Not recorded',
      text: isPatientRecord
        ? `No ${names.words} has been recorded for this patient.`
        : `No ${names.words} has been recorded yet.`,
    },
    ...renderFieldWords(plan, (words) => words),
    permission: {
      title: names.title,
      read: `See ${names.title.toLowerCase()}`,
      ...(isReadOnly ? {} : { write: `Record and change ${names.title.toLowerCase()}` }),
    },
  })
}

/** The same in Arabic; words that nobody gave stay English, for the team to translate. */
function renderArabic(plan: FeaturePlan): string {
  const { names, arabic, isReadOnly } = plan
  const title = arabic?.title ?? names.title
  return toJson({
    name: title,
    title,
    one: arabic?.one ?? capitalised(names.words),
    all: `${arabicOf('All')}: ${title}`,
    ...(isReadOnly ? {} : { new: withWord('إضافة', arabic?.one), edit: withWord('تعديل', arabic?.one) }),
    empty: { title: 'غير مسجّل', text: 'لم يُسجَّل شيء هنا بعد.' },
    ...renderFieldWords(plan, arabicOf),
    permission: {
      title,
      read: `الاطلاع على ${title}`,
      ...(isReadOnly ? {} : { write: `تسجيل ${title} وتعديلها` }),
    },
  })
}

function withWord(verb: string, word: string | undefined): string {
  return word === undefined ? verb : `${verb} ${word}`
}

function renderFieldWords({ fields }: FeaturePlan, translate: (words: string) => string): Tree {
  const values = fields.filter(({ type }) => type === 'enum' || type === 'boolean')
  return {
    field: renderLabels(fields, translate),
    ...(values.length === 0
      ? {}
      : { value: Object.fromEntries(values.map((field) => [field.name, renderValues(field, translate)])) }),
  }
}

/** Two fields of one form are never called the same: the second keeps its English words. */
function renderLabels(fields: readonly Field[], translate: (words: string) => string): Tree {
  const given = new Set<string>()
  return Object.fromEntries(
    fields.map(({ name, label }) => {
      const translated = translate(label)
      const words = given.has(translated) ? label : translated
      given.add(words)
      return [name, words]
    }),
  )
}

function renderValues({ type, options }: Field, translate: (words: string) => string): Tree {
  if (type === 'boolean') return { true: translate('Yes'), false: translate('No') }
  return Object.fromEntries(
    options.map((option) => [option, translate(capitalised(option.replaceAll('-', ' ')))]),
  )
}

function toJson(tree: Tree): string {
  return `${JSON.stringify(tree, null, 2)}\n`
}
