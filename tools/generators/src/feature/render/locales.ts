import type { FeaturePlan } from '../feature-plan.ts'
import type { Field } from '../field.ts'
import { arabicOf } from './arabic-words.ts'

type Tree = { [key: string]: string | Tree }

/** `locales/en.json`: every word of the screens. */
export function renderEnglish(plan: FeaturePlan): string {
  const { names, isReadOnly, isPatientRecord, visitField } = plan
  const one = capitalised(names.words)
  return toJson({
    name: names.title,
    title: names.title,
    one,
    all: `All ${names.title.toLowerCase()}`,
    ...(isReadOnly ? {} : { new: `New ${names.words}`, edit: `Edit ${names.words}` }),
    ...(visitField === undefined ? {} : { visit: 'Open the visit' }),
    empty: {
      title: 'Not recorded',
      text: isPatientRecord
        ? `No ${names.words} has been recorded for this patient.`
        : `No ${names.words} has been recorded yet.`,
    },
    ...renderFieldWords(plan, (words) => words),
  })
}

/** `locales/ar.json`: the same in Arabic; words that nobody gave stay English, for the team to translate. */
export function renderArabic(plan: FeaturePlan): string {
  const { names, arabic, isReadOnly, visitField } = plan
  const title = arabic?.title ?? names.title
  return toJson({
    name: title,
    title,
    one: arabic?.one ?? capitalised(names.words),
    all: `${arabicOf('All')}: ${title}`,
    ...(isReadOnly ? {} : { new: withWord('إضافة', arabic?.one), edit: withWord('تعديل', arabic?.one) }),
    ...(visitField === undefined ? {} : { visit: 'افتح الزيارة' }),
    empty: { title: 'غير مسجّل', text: 'لم يُسجَّل شيء هنا بعد.' },
    ...renderFieldWords(plan, arabicOf),
  })
}

function withWord(verb: string, word: string | undefined): string {
  return word === undefined ? verb : `${verb} ${word}`
}

function renderFieldWords({ fields, visitField }: FeaturePlan, translate: (words: string) => string): Tree {
  const shown = fields.filter((field) => field.type !== 'reference' || field === visitField)
  const values = fields.filter(({ type }) => type === 'enum' || type === 'boolean')
  return {
    field: Object.fromEntries(shown.map(({ name, label }) => [name, translate(label)])),
    ...(values.length === 0
      ? {}
      : { value: Object.fromEntries(values.map((field) => [field.name, renderValues(field, translate)])) }),
  }
}

function renderValues({ type, options }: Field, translate: (words: string) => string): Tree {
  if (type === 'boolean') return { true: translate('Yes'), false: translate('No') }
  return Object.fromEntries(
    options.map((option) => [option, translate(capitalised(option.replaceAll('-', ' ')))]),
  )
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function toJson(tree: Tree): string {
  return `${JSON.stringify(tree, null, 2)}\n`
}
