/** One job of a run that a runner carried out, with its times in milliseconds since 1970. */
export interface RunJob {
  name: string
  conclusion: string
  startedMs: number
  endedMs: number
}

/** Jobs that belong together by what they are for, and how long they may take together. */
export interface Stage {
  name: string
  /** Names of jobs; a cell of a matrix has its values behind that. */
  jobs: readonly string[]
  budgetMinutes: number
}

/** How long a stage took. */
export interface StageSum {
  name: string
  /** From its first job’s start to its last one’s end. */
  tookMs: number
  /** Of all its jobs together. */
  runnerMs: number
  budgetMinutes: number
  isOver: boolean
  hasFailed: boolean
}

/** Sums the jobs of a run by stage, stages of which nothing ran left out; the last is the whole run. */
export function sumStages(
  jobs: readonly RunJob[],
  stages: readonly Stage[],
  totalMinutes: number,
): StageSum[] {
  const sums = stages.flatMap(({ name, jobs: names, budgetMinutes }) => {
    const own = jobs.filter((job) =>
      names.some((each) => job.name === each || job.name.startsWith(`${each} `)),
    )
    return own.length === 0 ? [] : [sum(name, own, budgetMinutes)]
  })
  return jobs.length === 0 ? sums : [...sums, sum('all', jobs, totalMinutes)]
}

function sum(name: string, jobs: readonly RunJob[], budgetMinutes: number): StageSum {
  const start = Math.min(...jobs.map(({ startedMs }) => startedMs))
  const end = Math.max(...jobs.map(({ endedMs }) => endedMs))
  const tookMs = end - start
  return {
    ...{ name, tookMs, budgetMinutes },
    runnerMs: jobs.reduce((all, { startedMs, endedMs }) => all + endedMs - startedMs, 0),
    isOver: tookMs > budgetMinutes * 60_000,
    hasFailed: jobs.some(({ conclusion }) => !['success', 'skipped', 'neutral'].includes(conclusion)),
  }
}
