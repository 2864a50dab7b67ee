import * as z from 'zod/mini'

/** What flags said. */
export interface Given {
  readonly clinicName: string | undefined
  readonly timeZone: string | undefined
  readonly email: string | undefined
  readonly name: string | undefined
  readonly language: string | undefined
}

export interface AdministratorAnswers {
  readonly clinicName: string
  readonly timeZone: string
  readonly email: string
  readonly name: string
  readonly language: string | undefined
}

/** Asks on a terminal for what flags did not say; elsewhere names what is missing. Wrong answers are refused. */
export async function askMissing(
  given: Given,
  hasInstallation: boolean,
): Promise<AdministratorAnswers | { refusal: string }> {
  const questions = QUESTIONS.filter(
    ({ key, ofClinic }) => given[key] === undefined && !(ofClinic && hasInstallation),
  )
  if (questions.length > 0 && !process.stdin.isTTY) {
    return { refusal: `user create-admin: give ${questions.map(({ flag }) => flag).join(', ')}.` }
  }
  const answers: Record<string, string | undefined> = { ...given }
  for (const question of questions) {
    const answer = await ask(question)
    if (answer === undefined) return { refusal: 'user create-admin: nothing was made.' }
    answers[question.key] = answer
  }
  return check({ clinicName: 'unchanged', timeZone: 'UTC', ...withoutUndefined(answers) })
}

interface Question {
  readonly key: 'clinicName' | 'timeZone' | 'email' | 'name'
  readonly flag: string
  readonly text: string
  /** Asked only where no installation says it already. */
  readonly ofClinic: boolean
}

const QUESTIONS: readonly Question[] = [
  { key: 'clinicName', flag: '--clinic', text: 'Name of the clinic', ofClinic: true },
  {
    key: 'timeZone',
    flag: '--time-zone',
    text: 'Time zone of the clinic, for instance Asia/Amman',
    ofClinic: true,
  },
  { key: 'email', flag: '--email', text: 'E-mail of the administrator', ofClinic: false },
  { key: 'name', flag: '--name', text: 'Name of the administrator', ofClinic: false },
]

async function ask({ text: message, key }: Question): Promise<string | undefined> {
  const { isCancel, text } = await import('@clack/prompts')
  const initialValue = key === 'timeZone' ? Intl.DateTimeFormat().resolvedOptions().timeZone : ''
  const answer = await text({ message, initialValue })
  return isCancel(answer) || typeof answer !== 'string' ? undefined : answer
}

const line = (what: string) =>
  z.string().check(z.trim(), z.minLength(1, `${what} is missing`), z.maxLength(200))

const answersSchema = z.object({
  clinicName: line('the clinic’s name'),
  timeZone: z.string().check(z.refine(isTimeZone, 'the time zone is none that IANA lists')),
  email: z.string().check(z.trim(), z.email('the e-mail address is none'), z.maxLength(254)),
  name: line('the name'),
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/, 'the language is no code such as en'))),
})

function check(answers: unknown): AdministratorAnswers | { refusal: string } {
  const parsed = answersSchema.safeParse(answers)
  if (parsed.success) return { ...parsed.data, language: parsed.data.language }
  return { refusal: `user create-admin: ${parsed.error.issues.map(({ message }) => message).join('; ')}.` }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

function withoutUndefined(answers: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
}
