import { readFileSync } from 'node:fs'
import { type Cleanup, cleanMessage, lintMessage } from '../commits/index.ts'
import { suggestHeader } from '../commits/suggest-header.ts'
import { findByGit } from '../git/git.ts'
import { findPatientData, readMadeUp } from '../patient-data/index.ts'
import { listPackages } from '../workspace.ts'
import { type Refusal, renderRefusals } from './print.ts'

/** The commit-msg hook: holds the message in a file against the convention. Answers the exit code. */
export async function runCommitMsg(root: string, [file = '']: readonly string[]): Promise<number> {
  const text = readFileSync(file, 'utf8')
  const message = cleanMessage(text, readCleanup(root, text))
  if (message === '') {
    console.error('Nothing is committed: the message is empty.')
    return 1
  }
  const refusals = [...judgePersonal(message, file), ...(await judgeWords(root, message, file))]
  if (refusals.length > 0) console.error(renderRefusals(refusals))
  return refusals.length > 0 ? 1 : 0
}

async function judgeWords(root: string, message: string, file: string): Promise<Refusal[]> {
  const packages = listPackages(root)
  const problems = await lintMessage(message, packages)
  if (problems.length === 0) return []
  const [header = ''] = message.split('\n', 1)
  const suggestion = suggestHeader(header, packages)
  return [
    {
      what: `The commit message is not as agreed: ${JSON.stringify(header.slice(0, 120))}`,
      details: problems,
      why: 'the changelog, the version and the list of changes are made from messages: <type>(<scope>)!: <description>. CONTRIBUTING.md has the rules.',
      mend: [...(suggestion === undefined ? [] : [`for instance: ${suggestion}`]), tryAgain(file)],
    },
  ]
}

function judgePersonal(message: string, file: string): Refusal[] {
  const found = findPatientData('message.md', message, readMadeUp())
  if (found.length === 0) return []
  return [
    {
      what: 'The commit message seems to hold data of a patient',
      details: found.map(({ line, what }) => `line ${line}: ${what}`),
      why: 'history is copied to every clone and keeps it; patients’ data there is a breach to be reported.',
      mend: ['say it without the person: what kind of record, not whose', tryAgain(file)],
    },
  ]
}

function tryAgain(file: string): string {
  return `git commit --edit --file=${JSON.stringify(file)}`
}

/** Git lets a hook know by its own variable that no editor is open; then it keeps lines that look like comments. */
function readCleanup(root: string, text: string): Cleanup {
  const hasEditor = process.env.GIT_EDITOR !== ':'
  const settings = /^[^\p{L}\s]/mu.test(text)
    ? findByGit(root, ['config', '--get-regexp', '^(core\\.comment(char|string)|commit\\.cleanup)$'])
    : undefined
  const values = new Map(
    (settings ?? '').split('\n').map((line) => {
      const [key = '', ...value] = line.split(' ')
      return [key.toLowerCase(), value.join(' ')] as const
    }),
  )
  const mode = MODES.find((each) => each === values.get('commit.cleanup')) ?? 'default'
  const comment = values.get('core.commentstring') ?? values.get('core.commentchar') ?? '#'
  return { mode, comment: comment === '' ? '#' : comment, hasEditor }
}

const MODES = ['strip', 'whitespace', 'verbatim', 'scissors'] as const
