import { isCancel, select, text } from '@clack/prompts'

/** Whether somebody is there to be asked. */
export function hasTerminal(): boolean {
  const isRefused = process.argv.some((one) => /^--(no-interactive|interactive=false)$/.test(one))
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env.CI && !isRefused
}

/** Asks for a text; `undefined`: nothing was typed. @throws Error when whoever is asked gives up */
export async function askText(message: string, placeholder: string): Promise<string | undefined> {
  const answer = await text({ message, placeholder })
  if (isCancel(answer)) throw new Error('Nothing was written: given up.')
  return answer === '' ? undefined : answer
}

/** Asks for one of a few. @throws Error when whoever is asked gives up */
export async function askOne(message: string, choices: Readonly<Record<string, string>>): Promise<string> {
  const options = Object.entries(choices).map(([value, label]) => ({ value, label }))
  const answer = await select({ message, options })
  if (isCancel(answer)) throw new Error('Nothing was written: given up.')
  return answer
}
