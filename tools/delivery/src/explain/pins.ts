import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PINS, PINS_FILE } from '../renderers/github/action-pins.ts'
import { checkPins, listActionUses } from '../renderers/github/check-pins.ts'
import type { PinUpdate } from '../renderers/github/newest-tag.ts'
import { updatePins } from '../renderers/github/update-pins.ts'

const FOLDER = '.github/workflows'

/** What a look at the pins answers: lines to print, and whether something is wrong. */
export interface PinsAnswer {
  lines: string[]
  isWrong: boolean
}

/** Lists the table of pins, and how often the workflows of a checkout run each. */
export function listPins(root: string): PinsAnswer {
  const uses = listActionUses(readWorkflows(root))
  const lines = Object.entries(PINS).map(([repository, { version, commit, provenance }]) => {
    const count = uses.filter(({ action }) => `${action}/`.startsWith(`${repository}/`)).length
    return `${repository} ${version} ${commit} (${provenance}) ${count === 0 ? 'not used here' : `${count} steps`}`
  })
  return { lines, isWrong: false }
}

/** Checks that every workflow of a checkout, the team’s own too, runs what the table of pins has. */
export function checkPinsOf(root: string): PinsAnswer {
  const uses = listActionUses(readWorkflows(root))
  const problems = checkPins(uses, PINS)
  const end = `${uses.length} steps run actions; ${problems.length === 0 ? 'each is a commit of the table.' : `${problems.length} are not as the table has them.`}`
  return { lines: [...problems, end], isWrong: problems.length > 0 }
}

/** Looks newer releases up, and writes the table anew unless that is not wanted. */
export async function renewPins(
  repositories: readonly string[],
  { server, isDry }: { server: string; isDry: boolean },
): Promise<PinsAnswer> {
  const updates = await updatePins({ file: PINS_FILE, repositories, server, isDry })
  const isWrong = [...updates.values()].some(({ kind }) => kind === 'alarm')
  return {
    lines: [
      ...[...updates].map(([repository, update]) => describeUpdate(repository, update)),
      ...(isWrong || isDry
        ? []
        : ['Now run "pnpm nx sync", and read what changed in each action before merging it.']),
    ],
    isWrong,
  }
}

function describeUpdate(repository: string, update: PinUpdate): string {
  if (update.kind === 'alarm') return `! ${update.why}`
  if (update.kind === 'current') return `  ${repository} ${update.version}`
  return `+ ${repository} ${update.from ?? 'new'} -> ${update.to.version} ${update.to.commit}`
}

function readWorkflows(root: string): { path: string; text: string }[] {
  if (!existsSync(join(root, FOLDER))) return []
  return readdirSync(join(root, FOLDER))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ path: `${FOLDER}/${name}`, text: readFileSync(join(root, FOLDER, name), 'utf8') }))
}
