import ar from '../locales/ar.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

export type AccountMail = keyof typeof en

/** What a mail says beside its sentences. */
export interface MailFacts {
  readonly clinic: string
  readonly name: string
  /** Where the password is set, if the mail is about that. */
  readonly url?: string
  readonly hours?: number
}

/** Renders a mail to an account; in English where its language has no texts. */
export function renderAccountMail(mail: AccountMail, language: string, facts: MailFacts) {
  const known = TEXTS.find(([code]) => code === language) ?? ENGLISH
  const [code, texts] = known
  const values: Readonly<Record<string, unknown>> = { ...facts }
  const fill = (text: string) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  return { language: code, subject: fill(texts[mail].subject), text: fill(texts[mail].text) }
}

type Texts = Readonly<Record<AccountMail, { readonly subject: string; readonly text: string }>>

const ENGLISH: readonly [string, Texts] = ['en', en]
/** Another language: its file beside these two, and a line here. */
const TEXTS: readonly (readonly [string, Texts])[] = [ENGLISH, ['ar', ar]]
