export { type HealthStandIn, startHealthStandIn } from './health-stand-in.ts'
export type { Play } from './play-render.ts'
export {
  type MadeCall,
  type RenderStandIn,
  type StandInOptions,
  type StandInService,
  startRenderStandIn,
} from './render-stand-in.ts'
