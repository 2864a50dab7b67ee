import { findCommit } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from './exit-code.ts'
import { openScene, type ReleaseOptions } from './open-scene.ts'
import { tryFlow } from './try-flow.ts'
import { isInOrder, verifyScene } from './verify-scene.ts'

/** What is verified. */
export interface VerifyOptions extends ReleaseOptions {
  /** What should be served; what the provider says is live when left out. */
  commit?: string | undefined
}

/** Looks at everything that must be so after a deployment, once. */
export function verifyEnvironment(options: VerifyOptions): Promise<ExitCode> {
  return tryFlow(options, `verify --env ${options.environment}`, async () => {
    const opened = openScene(options)
    if (!opened.ok) {
      options.say(opened.why)
      return EXIT.refused
    }
    const { scene } = opened
    const [first] = options.commit === undefined ? await scene.place.readServices() : []
    const wanted = options.commit ?? first?.live?.commit
    const commit = wanted ? await findCommit(scene.git, wanted) : undefined
    if (wanted && commit === undefined) {
      options.say(`This clone has no commit ${wanted}. Fetch it: git fetch origin.`)
      return EXIT.refused
    }
    options.say(
      `${scene.environment.name} at ${scene.url}${commit ? `, which should serve ${commit.slice(0, 7)}` : ''}`,
    )
    const checks = await verifyScene(scene, commit, 0)
    return isInOrder(checks) ? EXIT.done : EXIT.failed
  })
}
