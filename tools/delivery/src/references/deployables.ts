import type { PlannedApp, PlannedEnvironment } from '../plan/delivery-plan.ts'
import type { Problem } from '../plan/problem.ts'
import type { ReferenceContext } from './reference.ts'

/** Finds applications that an environment leaves out, and environments that no workflow deploys. */
export function checkDeployables({ plan, files }: ReferenceContext): Problem[] {
  const deployed = plan.environments.filter(({ metadata }) => metadata.target !== 'local')
  return deployed.flatMap((environment) => [
    ...plan.apps.flatMap((app) => checkApp(environment, app)),
    ...(environment.isDeployable && !isNamed(files, environment)
      ? [
          {
            path: `environments.${environment.name}`,
            wrong: `no job of .github/workflows/${environment.workflow ?? 'deploy.yml'} deploys it.`,
            right: 'Let a job name it as its environment.',
          },
        ]
      : []),
  ])
}

/** Finds services that the manifest of Render leaves out. */
export function checkBlueprint({ plan, files }: ReferenceContext): Problem[] {
  const blueprint = files.find(({ path }) => path === 'render.yaml')?.text
  const onRender = plan.environments.filter(({ metadata }) => metadata.target === 'render')
  if (blueprint === undefined) {
    return onRender.map(({ name }) => ({
      path: `environments.${name}.target`,
      wrong: 'there is no render.yaml.',
      right: 'Let the renderer of Render write it.',
    }))
  }
  return onRender.flatMap(({ name, services, metadata }) => [
    ...services
      .filter(({ app }) => !blueprint.includes(`${app}-${name}`) && !blueprint.includes(`${name}-${app}`))
      .map(({ app }) => ({
        path: `render.yaml: ${name}`,
        wrong: `the application "${app}" is not in it.`,
        right: 'Each service of the environment has one there, named after both.',
      })),
    ...(metadata.database && !blueprint.includes(metadata.database.instance)
      ? [
          {
            path: `render.yaml: ${name}`,
            wrong: `the database "${metadata.database.instance}" is not in it.`,
            right: 'Each environment has its own.',
          },
        ]
      : []),
  ])
}

/** A static application comes with the one that serves it. */
function checkApp({ name, services }: PlannedEnvironment, { name: app, block }: PlannedApp): Problem[] {
  const carrier = block.servedBy ?? app
  if (services.some((service) => service.app === carrier)) return []
  return [
    {
      path: `environments.${name}.services`,
      wrong: `the application "${app}" is not deployed there.`,
      right: `Add "${carrier}", with its replicas.`,
    },
  ]
}

function isNamed(files: ReferenceContext['files'], { name, workflow }: PlannedEnvironment): boolean {
  const file = files.find(({ path }) => path === `.github/workflows/${workflow}`)
  return file !== undefined && new RegExp(`environment:\\s*(name:\\s*)?${name}\\b`).test(file.text)
}
