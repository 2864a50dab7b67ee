import type { Reporter } from './reporter.ts'

/** A choice that a person can make. */
export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

/** Asks the person at the terminal; where there is none, `isPossible` is false and nothing may be asked. */
export interface Ask {
  readonly isPossible: boolean
  confirm(question: string): Promise<boolean>
  /** Undefined when the person gives up. */
  choose<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T | undefined>
}

/** Creates the asker for a terminal; the reporter's spinner rests while a question is open. */
export function createAsk(
  reporter: Reporter,
  { isPossible, signal }: { isPossible: boolean; signal: AbortSignal },
): Ask {
  return {
    isPossible,
    confirm: async (question) => {
      const prompts = await import('@clack/prompts')
      const resume = reporter.pause()
      const answer = await prompts.confirm({ message: question, initialValue: false, signal })
      resume()
      return answer === true
    },
    choose: async (question, choices) => {
      const prompts = await import('@clack/prompts')
      const resume = reporter.pause()
      const answer = await prompts.select<string>({ message: question, options: [...choices], signal })
      resume()
      return choices.find((choice) => choice.value === answer)?.value
    },
  }
}
