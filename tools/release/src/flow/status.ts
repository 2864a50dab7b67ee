import type { Deployment, ServiceState } from '../deployers/deployer.ts'
import { NoAnswer } from '../http/request.ts'
import type { Scene } from '../preconditions/precondition.ts'
import { describeState, fetchServed, type Served } from '../verification/fetch-served.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { openScene, type ReleaseOptions } from './open-scene.ts'
import { tryFlow } from './try-flow.ts'

/** How the state is told. */
export interface StatusOptions extends ReleaseOptions {
  isJson: boolean
}

/** Tells what runs in an environment, what is on its way, where one could go back to, and what it says of itself. */
export function status(options: StatusOptions): Promise<ExitCode> {
  return tryFlow(options, `status --env ${options.environment}`, async () => {
    const opened = openScene(options)
    if (!opened.ok) {
      options.say(opened.why)
      return EXIT.refused
    }
    const { scene } = opened
    const [services, served] = await Promise.all([scene.place.readServices(), askWhatIsServed(scene)])
    if (options.isJson)
      options.say(JSON.stringify({ environment: scene.environment.name, services, served }, null, 2))
    else for (const line of renderStatus(scene, services, served)) options.say(line)
    return EXIT.done
  })
}

type Answer = Served | { isReady: false; why: string }

async function askWhatIsServed({ http, plan, environment, url }: Scene): Promise<Answer> {
  try {
    return await fetchServed(http, plan, environment, url)
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { isReady: false, why: error.message }
  }
}

function renderStatus(
  { environment, url }: Scene,
  services: readonly ServiceState[],
  served: Answer,
): string[] {
  const said = 'release' in served ? describeState(served) : served.why
  return [
    `${environment.name} at ${url}: ${said}`,
    ...services.flatMap(({ name, live, running, earlier, isAutomatic }) => [
      `${name}${isAutomatic ? ', which the provider deploys by itself' : ''}`,
      `  serves      ${render(live)}`,
      `  on its way  ${render(running)}`,
      `  before      ${render(earlier[0])}`,
    ]),
  ]
}

function render(deployment: Deployment | undefined): string {
  if (deployment === undefined) return 'nothing'
  const { id, commit, status: state, createdAt } = deployment
  return `${commit.slice(0, 7)}  ${id}, ${state.replaceAll('_', ' ')}, ${createdAt}`
}
