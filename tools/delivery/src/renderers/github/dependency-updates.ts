import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderYaml } from './yaml-file.ts'

const FROM = ['github.dependencyUpdates', 'branching.model']
/** The label of its pull requests, where the metadata has it. */
const LABEL = 'dependencies'

type Planned = Pick<DeliveryPlan, 'metadata' | 'model' | 'labels'>

/** Writes the settings of the tool that proposes newer packages; pins of actions have a command of their own. */
export function renderDependencyUpdates(plan: Planned): RenderedFile[] {
  const { tool } = plan.metadata.github.dependencyUpdates
  if (tool === 'dependabot') return [renderDependabot(plan)]
  if (tool === 'renovate') return [renderRenovate(plan)]
  return []
}

function renderDependabot(plan: Planned): RenderedFile {
  return renderYaml({
    path: '.github/dependabot.yml',
    from: FROM,
    explanation: 'Actions are pinned by "pnpm ehr delivery pins --update".',
    value: {
      version: 2,
      updates: [
        {
          'package-ecosystem': 'npm',
          directory: '/',
          schedule: { interval: plan.metadata.github.dependencyUpdates.schedule },
          'target-branch': plan.model.integration,
          'commit-message': { prefix: 'chore', include: 'scope' },
          labels: labelsOf(plan),
          // One pull request for what cannot break much; what may, comes alone.
          groups: { compatible: { 'update-types': ['minor', 'patch'] } },
        },
      ],
    },
  })
}

const RENOVATE_SCHEDULES = {
  daily: 'before 6am',
  weekly: 'before 6am on monday',
  monthly: 'before 6am on the first day of the month',
}

function renderRenovate(plan: Planned): RenderedFile {
  const value = {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended', ':semanticCommitTypeAll(chore)'],
    baseBranchPatterns: [plan.model.integration],
    enabledManagers: ['npm'],
    labels: labelsOf(plan),
    schedule: [RENOVATE_SCHEDULES[plan.metadata.github.dependencyUpdates.schedule]],
    packageRules: [{ groupName: 'compatible', matchUpdateTypes: ['minor', 'patch'] }],
  }
  const text = `${mark({ from: FROM, comment: '//' })}\n${JSON.stringify(value, null, 2)}\n`
  return { path: '.github/renovate.json5', text, from: FROM }
}

function labelsOf({ labels }: Planned): string[] {
  return labels.some(({ name }) => name === LABEL) ? [LABEL] : []
}
