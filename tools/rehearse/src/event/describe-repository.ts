import type { Values } from '../expressions/value.ts'

/** Describes a repository as events do. */
export function describeRepository(fullName: string, defaultBranch: string): Values {
  const [owner = '', name = ''] = fullName.split('/')
  return {
    ...{ name, full_name: fullName, default_branch: defaultBranch, private: false, fork: false },
    owner: { login: owner, type: 'Organization' },
    html_url: `https://github.com/${fullName}`,
  }
}

/** Whoever does things in a rehearsal. */
export const PERSON = { login: 'rehearsal', type: 'User' } as const
