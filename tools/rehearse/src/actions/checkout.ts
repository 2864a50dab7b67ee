import { join } from 'node:path'
import { checkOut } from '../repository/check-out.ts'
import { findCommit } from '../repository/git.ts'
import type { Action, ActionCall } from './action.ts'

/** `actions/checkout`: out of the mirror. */
export const checkout: Action = async (call) => {
  const { rehearsal, inputs, workspace, say } = call
  const { mirror, contexts } = rehearsal
  const repository = inputs.repository ?? ''
  const { repository: own } = Object(contexts.github)
  if (repository !== '' && repository !== own)
    throw new Error(`${repository} is another repository, of which this machine has no copy.`)
  const { commit, ref } = await findRef(call)
  const folder = join(workspace, inputs.path ?? '')
  const depth = Number(inputs['fetch-depth'] ?? 1)
  await checkOut(mirror, { folder, commit, ref, depth })
  say(`${commit.slice(0, 10)} of ${ref}, ${depth === 0 ? 'with all of its history' : `depth ${depth}`}`)
  return { outputs: { commit, ref } }
}

async function findRef({ rehearsal, inputs }: ActionCall): Promise<{ commit: string; ref: string }> {
  const { event, mirror } = rehearsal
  const wanted = inputs.ref ?? ''
  if (wanted === '') return { commit: event.commit, ref: event.ref }
  for (const ref of [wanted, `refs/heads/${wanted}`, `refs/tags/${wanted}`]) {
    const commit = await findCommit(mirror.path, ref)
    if (commit !== undefined) return { commit, ref: ref.startsWith('refs/') ? ref : commit }
  }
  throw new Error(`A branch or tag with the name '${wanted}' could not be found`)
}
