export { ACCOUNT, type HealthStandIn, startHealthStandIn } from './health-stand-in.ts'
export type { Play } from './play-render.ts'
export {
  type MadeCall,
  type RenderStandIn,
  type StandInOptions,
  type StandInService,
  startRenderStandIn,
} from './render-stand-in.ts'
export { type Answered, type Asked, type Served, serve } from './serve.ts'
export { createTestClock } from './test-clock.ts'
export { createTestPlan, ROOT } from './test-plan.ts'
