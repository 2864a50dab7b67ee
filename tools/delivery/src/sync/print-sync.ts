import { text } from 'node:stream/consumers'
import { computeSync, type Workspace } from './compute-sync.ts'
import { Refusal } from './refusal.ts'
import { writeNotes } from './untouched-files.ts'

/*
 * What the sync generator runs: takes a workspace on standard input and prints what is to be done, as JSON. What was
 * done is noted instead, when the input says so.
 */
// What comes in is what our own generator sends.
const input: Workspace & { note?: true; rendered: { path: string; text: string }[] } = JSON.parse(
  await text(process.stdin),
)
if (input.note) writeNotes(input.root, input.rendered)
else process.stdout.write(JSON.stringify(await answer()))

async function answer(): Promise<object> {
  try {
    return (await computeSync(input)) ?? {}
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { title: error.title, lines: error.lines } }
    throw error
  }
}
