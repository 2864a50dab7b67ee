import { PRESET_NAMES } from '@ehr/delivery/presets'
import { type AnswerFacts, checkName, checkScope, checkSlug } from '../answers/check-answers.ts'

/** Who says what flags did not: a person at a terminal, or what is usual. */
export interface Questions {
  name(facts: AnswerFacts): Promise<string>
  slug(suggested: string, facts: AnswerFacts): Promise<string>
  scope(suggested: string, facts: AnswerFacts): Promise<string>
  preset(): Promise<string>
  languages(present: readonly string[]): Promise<readonly string[]>
  hasDemo(): Promise<boolean>
  confirm(question: string): Promise<boolean>
}

const USUAL_PRESET = 'hikma'

/** What is taken where nobody is asked; there is no usual name. */
export const USUAL_ANSWERS: Questions = {
  name: async () => '',
  slug: async (suggested) => suggested,
  scope: async (suggested) => suggested,
  preset: async () => USUAL_PRESET,
  languages: async (present) => present,
  hasDemo: async () => true,
  confirm: async () => true,
}

/** Asks at this terminal; each question throws when the person leaves. */
export async function createQuestions(): Promise<Questions> {
  const { confirm, select } = await import('@clack/prompts')
  return {
    name: ({ identity }) =>
      askText('What do people call the product?', '', (name) => checkName(name, identity)),
    slug: (suggested, facts) =>
      askText('And services, databases and images?', suggested, (slug) => checkSlug(slug, facts)),
    scope: (suggested, facts) =>
      askText('The scope of its packages?', suggested, (scope) => checkScope(scope, facts)),
    preset: async () => {
      const options = PRESET_NAMES.map((value) => ({ value: String(value), label: value }))
      return unlessLeft(
        await select({ message: 'How is it delivered?', options, initialValue: USUAL_PRESET }),
      )
    },
    languages: async (present) => {
      const codes = await askText('In which languages?', present.join(','), () => [])
      return codes.split(/[ ,]+/).filter((code) => code !== '')
    },
    hasDemo: async () => unlessLeft(await confirm({ message: 'Keep the demo clinic, for development?' })),
    confirm: async (message) => unlessLeft(await confirm({ message })),
  }
}

async function askText(
  message: string,
  initialValue: string,
  check: (answer: string) => readonly string[],
): Promise<string> {
  const { text } = await import('@clack/prompts')
  const validate = (answer = '') => check(answer)[0]?.replace(/^--\w+: /, '')
  return unlessLeft(await text({ message, initialValue, validate }))
}

function unlessLeft<Value>(answer: Value): Exclude<Value, symbol> {
  if (!isAnswer(answer)) throw new Error('The questions were left; nothing was changed.')
  return answer
}

function isAnswer<Value>(answer: Value): answer is Exclude<Value, symbol> {
  return typeof answer !== 'symbol'
}
