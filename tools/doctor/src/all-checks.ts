import type { Check } from './check.ts'
import { browser } from './checks/browser.ts'
import { clock } from './checks/clock.ts'
import { database } from './checks/database.ts'
import { disk } from './checks/disk.ts'
import { envFile } from './checks/env-file.ts'
import { git } from './checks/git.ts'
import { hooks } from './checks/hooks.ts'
import { install } from './checks/install.ts'
import { limits } from './checks/limits.ts'
import { lineEndings } from './checks/line-endings.ts'
import { manifests } from './checks/manifests.ts'
import { memory } from './checks/memory.ts'
import { migrations } from './checks/migrations.ts'
import { node } from './checks/node.ts'
import { owners } from './checks/owners.ts'
import { pnpm } from './checks/pnpm.ts'
import { ports } from './checks/ports.ts'
import { postgres } from './checks/postgres.ts'
import { repository } from './checks/repository.ts'
import { schema } from './checks/schema.ts'
import { staleFiles } from './checks/stale-files.ts'
import { sync } from './checks/sync.ts'
import { uncommitted } from './checks/uncommitted.ts'

/** Everything that is looked at, in the order that it is told in. A new check is a file in `checks/` and a line here. */
export const ALL_CHECKS: readonly Check[] = [
  ...[node, pnpm, install, manifests, envFile],
  ...[git, repository, hooks, lineEndings, owners, uncommitted, staleFiles],
  ...[postgres, database, migrations, ports, browser],
  ...[disk, memory, limits, clock],
  ...[sync, schema],
]
