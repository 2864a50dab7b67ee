import { defineConfig } from 'vitest/config'

/** Trials kill whole processes, many times: too slow for every run, so `pnpm test:full` has them. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['{apps,tools}/*/trials/**/*.trial.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Each wants the same ports first, and the machine for itself.
    fileParallelism: false,
    reporters: ['verbose'],
  },
})
