import type { Precondition } from './precondition.ts'

const NAME = 'nothing else'

/** Nothing else is being deployed there; what is on its way of this very commit is taken up. */
export const isAlone: Precondition = async ({ services, commit, environment }) => {
  const running = services.flatMap(({ name, running }) =>
    running === undefined ? [] : [{ name, ...running }],
  )
  const others = running.filter((deployment) => deployment.commit !== commit)
  if (others.length > 0)
    return {
      name: NAME,
      verdict: 'unmet',
      text: `${others.map(({ name, id, status }) => `${id} of ${name} is ${status.replaceAll('_', ' ')}`).join('; ')}.`,
      todo: `Wait until it has ended ("pnpm ehr status --env ${environment.name}"), or cancel it.`,
    }
  const [same] = running
  const text =
    same === undefined ? 'is being deployed' : `besides ${same.id}, which brings this commit, is on its way`
  return { name: NAME, verdict: 'met', text }
}
