/** How a script is run. */
export interface ShellCall {
  program: string
  args: readonly string[]
}

const SHELLS: Readonly<Record<string, string>> = {
  // Not named at all, it does not stop at what fails within a pipe.
  '': 'bash -e {0}',
  bash: 'bash --noprofile --norc -eo pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python {0}',
  pwsh: 'pwsh -command . {0}',
}

/** Says how a shell that a workflow names runs the script in a file. Throws on one that GitHub does not know. */
export function callShell(shell: string, file: string): ShellCall {
  const template = SHELLS[shell] ?? shell
  if (!template.includes('{0}'))
    throw new Error(`There is no shell "${shell}". Name bash, sh, python, pwsh or a command with {0} in it.`)
  const [program = '', ...args] = template.split(/\s+/)
  return { program, args: args.map((arg) => arg.replaceAll('{0}', file)) }
}
