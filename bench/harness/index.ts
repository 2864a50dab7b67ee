export { type Bench, type Measurement, measurement } from './measurement.ts'
export { listBenches, runBench, tell } from './run-bench.ts'
