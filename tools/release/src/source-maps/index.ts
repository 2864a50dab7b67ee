import { readPlan } from '../read-plan.ts'
import { takeSourceMaps } from './take-source-maps.ts'

/** Runs `pnpm ehr release source-maps` for applications that were just built. */
export async function runSourceMaps(
  { root, env }: { root: string; env: Readonly<Record<string, string | undefined>> },
  apps: readonly string[],
): Promise<void> {
  await takeSourceMaps({ root, env, apps, plan: await readPlan(root), say: (line) => console.log(line) })
}
