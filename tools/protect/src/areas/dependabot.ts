import * as z from 'zod'
import type { Area, Part } from '../part.ts'

const fixesSchema = z.object({ enabled: z.boolean().default(false) })
const FROM = 'github.dependencyUpdates.tool'

/** Alerts of known faults where some tool updates dependencies, and Dependabot’s repairs where it is Dependabot. */
export const dependabot: Area = {
  what: 'alerts and repairs of dependencies',
  read: async ({ plan, client }) => {
    const { tool } = plan.metadata.github.dependencyUpdates
    if (tool === 'none') return { parts: [], notes: [] }
    // The answer has no body: that there is one says that it is on.
    const alerts = await client.find({
      route: 'GET /repos/{owner}/{repo}/vulnerability-alerts',
      parameters: {},
    })
    const parts: Part[] = [
      {
        what: 'alerts of known faults',
        from: FROM,
        found: { enabled: alerts !== undefined },
        wanted: { enabled: true },
        calls: [{ route: 'PUT /repos/{owner}/{repo}/vulnerability-alerts', parameters: {} }],
      },
    ]
    if (tool !== 'dependabot') return { parts, notes: [] }
    const fixes = await client.find({
      route: 'GET /repos/{owner}/{repo}/automated-security-fixes',
      parameters: {},
    })
    return {
      parts: [
        ...parts,
        {
          what: 'repairs by Dependabot',
          from: FROM,
          found: { enabled: fixesSchema.parse(fixes ?? {}).enabled },
          wanted: { enabled: true },
          calls: [{ route: 'PUT /repos/{owner}/{repo}/automated-security-fixes', parameters: {} }],
        },
      ],
      notes: [],
    }
  },
}
