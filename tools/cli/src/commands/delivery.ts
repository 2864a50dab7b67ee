import { type Command, Option } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr delivery …`. */
export function register(program: Command): void {
  const delivery = program
    .command('delivery')
    .description('What is generated from delivery.json: where a line comes from, what a change would do.')
  delivery
    .command('explain')
    .description('Say which settings a generated file, or one line of it, follows from.')
    .argument('<file[:line]>', 'such as .github/workflows/ci.yml:12')
    .action((place: string) => run(async ({ explainFile }, workspace) => explainFile(workspace, place)))
  delivery
    .command('diff')
    .description('Show as a diff what other settings would change; writes nothing.')
    .requiredOption(
      '--set <path=value...>',
      'such as pipelines.shards.test=4; nothing after the sign takes it out',
    )
    .action(({ set }: { set: string[] }) =>
      run(async ({ previewChange }, workspace) => previewChange(workspace, set)),
    )
  delivery
    .command('check')
    .description(
      'Check that everything is there that generated files name: exits with 1 when something is not.',
    )
    .action(() => run(check))
  addPins(delivery)
}

function addPins(delivery: Command): void {
  delivery
    .command('pins')
    .description('List the commits of actions, check that workflows run them, or look newer ones up.')
    .argument('[owner/name...]', 'with --update: only these; new ones get a pin')
    .addOption(new Option('--check', 'end with 1 where a workflow runs anything else').conflicts('update'))
    .option('--update', 'look newer releases up by git ls-remote, and write the table anew')
    .option('--dry-run', 'with --update: only say what would be written', false)
    .option('--server <address>', 'with --update: what comes before owner/name', 'https://github.com')
    .action(pins)
}

interface PinsOptions {
  check?: boolean
  update?: boolean
  dryRun: boolean
  server: string
}

async function pins(repositories: string[], { check, update, dryRun, server }: PinsOptions): Promise<void> {
  const { checkPinsOf, listPins, renewPins } = await import('@ehr/delivery/commands')
  const { lines, isWrong } = update
    ? await renewPins(repositories, { server, isDry: dryRun })
    : check
      ? checkPinsOf(ROOT)
      : listPins(ROOT)
  console.log(lines.join('\n'))
  if (isWrong) process.exitCode = 1
}

type Commands = typeof import('@ehr/delivery/commands')
type Workspace = Parameters<Commands['checkDelivery']>[0]

async function check({ checkDelivery, describeProblems }: Commands, workspace: Workspace): Promise<string[]> {
  const { files, problems } = await checkDelivery(workspace)
  if (problems.length === 0) return [`Everything that ${files} generated files name is there.`]
  process.exitCode = 1
  return [
    describeProblems(problems),
    '',
    `${problems.length} references of ${files} generated files lead nowhere.`,
  ]
}

/** Prints the lines that a command answers, or why it refuses. */
async function run(act: (commands: Commands, workspace: Workspace) => Promise<string[]>): Promise<void> {
  const [commands, { createProjectGraphAsync }] = await Promise.all([
    import('@ehr/delivery/commands'),
    import('@nx/devkit'),
  ])
  try {
    const { nodes } = await createProjectGraphAsync()
    const lines = await act(commands, { root: ROOT, nodes })
    if (lines.length > 0) console.log(lines.join('\n'))
  } catch (error) {
    if (!(error instanceof commands.Refusal)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
