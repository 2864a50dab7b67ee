import type { Area } from '../part.ts'
import { actions } from './actions.ts'
import { codeOwners } from './code-owners.ts'
import { dependabot } from './dependabot.ts'
import { environments } from './environments.ts'
import { labels } from './labels.ts'
import { merging } from './merging.ts'
import { repository } from './repository.ts'
import { rulesets } from './rulesets.ts'
import { secretScanning } from './secret-scanning.ts'
import { secrets } from './secrets.ts'

/** Every area, in the order in which it is set: labels and settings first, what locks people out last. */
export const AREAS: readonly Area[] = [
  repository,
  labels,
  merging,
  secretScanning,
  dependabot,
  actions,
  environments,
  secrets,
  codeOwners,
  rulesets,
]
