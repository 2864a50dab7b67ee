/** What the whole check wants to know of a task that has run. */
export interface TaskNote {
  /** As Nx names it: `@ehr/db:test`. */
  id: string
  isSuccess: boolean
  /** The reports that it leaves, relative to the workspace's root. */
  reports: readonly string[]
}

interface Ended {
  task: { id: string; outputs: readonly string[] }
  status: string
}

/** Notes how each task ended: whatever neither ran well nor came from the cache has failed. */
export function noteTasks(results: Readonly<Record<string, Ended>>): TaskNote[] {
  return Object.values(results).map(({ task, status }) => ({
    id: task.id,
    isSuccess: status === 'success' || status.includes('cache'),
    reports: task.outputs.filter((path) => path.startsWith('.reports/')),
  }))
}
