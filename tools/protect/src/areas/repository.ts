import type { Area, Note } from '../part.ts'

/** Whether the repository is the one that delivery.json speaks of; what decides about money is for people to change. */
export const repository: Area = {
  what: 'the repository itself',
  read: async ({ plan, facts }) => {
    const { github } = plan.metadata
    const visibility = facts.private ? 'private' : 'public'
    const account = facts.owner.type === 'Organization' ? 'organization' : 'user'
    return {
      parts: [],
      notes: [
        ...differs('github.visibility', github.visibility, visibility),
        ...differs('github.account', github.account, account),
        ...defaultBranch(plan.model.integration, facts.default_branch),
        ...(facts.permissions?.admin === false ? [NO_ADMINISTRATOR] : []),
      ],
    }
  },
}

const NO_ADMINISTRATOR: Note = {
  kind: 'by-hand',
  text: 'The token is not of somebody who administers the repository: it may look, and perhaps not at everything.',
}

function differs(path: string, wanted: string, found: string): Note[] {
  if (wanted === found) return []
  const text = `${path} is "${wanted}" in delivery.json, and GitHub says "${found}": what the account’s plan offers depends on it.`
  return [{ kind: 'missing', text }]
}

function defaultBranch(wanted: string, found: string): Note[] {
  if (wanted === found) return []
  const text = `pull requests go into ${found} by default, and work goes into ${wanted}: gh repo edit --default-branch ${wanted}`
  return [{ kind: 'by-hand', text }]
}
