import type { WorkspaceGraph } from '../graph.ts'
import type { Step } from '../workflow.ts'
import { run } from './steps.ts'

/** Checks the variables that are built into each page; those of servers are checked when they start. */
export function checkBuiltInVariables({ apps, variables }: WorkspaceGraph): Step[] {
  return Object.entries(apps)
    .filter(([app, { block }]) => Object(block).kind === 'static' && app in variables)
    .map(([app]) => run(`Check what ${app} is built with`, `pnpm ehr env check ${app}`))
}

/** Installs the browsers of the project that walks the journeys; all of them, or the one that the others stand for. */
export function installBrowsers({ apps }: WorkspaceGraph, which: 'every' | 'one'): Step[] {
  return Object.values(apps)
    .filter(({ targets }) => targets.includes('e2e'))
    .map(({ project }) =>
      run(
        which === 'every' ? 'Install the browsers' : 'Install the browser',
        `pnpm --filter ${project} exec playwright install --with-deps${which === 'every' ? '' : ' chromium'}`,
      ),
    )
}
