import { listBenches, runBench } from './run-bench.ts'

/* `node bench/harness/main.ts [name] [--json]`: runs a bench, or lists them; `pnpm bench` calls it. */
const options = process.argv.slice(2).filter((word) => word.startsWith('-'))
const [name] = process.argv.slice(2).filter((word) => !word.startsWith('-'))
if (name === undefined) console.log(listBenches().join('\n'))
else await runBench(name, { json: options.includes('--json') }).catch(refuse)

/** What people can mend needs no stack. */
function refuse(error: unknown): void {
  console.error(error instanceof Error && error.name === 'Error' ? error.message : error)
  process.exitCode = 1
}
