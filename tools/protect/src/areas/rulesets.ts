import { createRulesetPayload, type DeliveryPlan, type RulesetPayload } from '@ehr/delivery'
import * as z from 'zod'
import type { GitHubClient } from '../client/client.ts'
import { sortLists, takeAsked } from '../compare.ts'
import type { Area, Note, Part, Settings } from '../part.ts'

const listedSchema = z.object({ id: z.number(), name: z.string(), source_type: z.string().optional() })
const rulesetSchema = z.object({
  target: z.string().optional(),
  enforcement: z.string(),
  // Shown only to those who may change it.
  bypass_actors: z.array(z.record(z.string(), z.unknown())).optional(),
  conditions: z
    .object({ ref_name: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }).optional() })
    .nullish(),
  rules: z.array(z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() })),
})

const RULESETS = '/repos/{owner}/{repo}/rulesets'

/** The rulesets of branches and tags, known by their names; others are nobody’s business here. */
export const rulesets: Area = {
  what: 'rulesets',
  read: async ({ plan, client }) => {
    if (plan.rulesets.length === 0) return { parts: [], notes: listInstead(plan) }
    const route = `GET ${RULESETS}` as const
    const all = z
      .array(listedSchema)
      .parse(await client.list({ route, parameters: { includes_parents: false } }))
    const listed = all.filter(({ source_type: source = 'Repository' }) => source === 'Repository')
    const parts: Part[] = []
    for (const ruleset of plan.rulesets) {
      const id = listed.find(({ name }) => name === ruleset.name)?.id
      parts.push(await readPart(client, createRulesetPayload(ruleset), { id, from: ruleset.from }))
    }
    const foreign = listed.filter(({ name }) => !plan.rulesets.some((ruleset) => ruleset.name === name))
    return { parts, notes: [...foreign.map(leaveAlone), ...listInstead(plan)] }
  },
}

async function readPart(
  client: GitHubClient,
  payload: RulesetPayload,
  { id, from }: { id: number | undefined; from: string },
): Promise<Part> {
  const part = { what: `ruleset "${payload.name}"`, from, wanted: describe(payload) }
  if (id === undefined) {
    return { ...part, calls: [{ route: `POST ${RULESETS}`, parameters: { ...payload } }] }
  }
  const path = `${RULESETS}/{ruleset_id}` as const
  const found = rulesetSchema.parse(
    await client.send({ route: `GET ${path}`, parameters: { ruleset_id: id } }),
  )
  const calls = [{ route: `PUT ${path}`, parameters: { ruleset_id: id, ...payload } }] as const
  return { ...part, found: describe(asAsked(found, payload)), calls }
}

/** What GitHub tells beyond what it was told is left out, but for rules that nobody asked for. */
function asAsked(found: z.infer<typeof rulesetSchema>, payload: RulesetPayload) {
  return {
    target: found.target ?? payload.target,
    enforcement: found.enforcement,
    bypass_actors: found.bypass_actors
      ? takeAsked([{ actor_id: 0, actor_type: '', bypass_mode: '' }], found.bypass_actors)
      : payload.bypass_actors,
    conditions: { ref_name: found.conditions?.ref_name },
    rules: found.rules.map(({ type, parameters }) => {
      const asked = payload.rules.find((rule) => rule.type === type)
      if (asked === undefined) return { type, parameters }
      return { type, ...(asked.parameters && { parameters: takeAsked(asked.parameters, parameters) }) }
    }),
  }
}

interface Described {
  target: string
  enforcement: string
  bypass_actors: unknown
  conditions: { ref_name: unknown }
  rules: readonly { type: string; parameters?: unknown }[]
}

/** In a shape whose differences read well: rules by their type. */
function describe({ target, enforcement, bypass_actors, conditions, rules }: Described): Settings {
  const byType = Object.fromEntries(
    rules.map(({ type, parameters }) => [type, sortLists(parameters) ?? true]),
  )
  return {
    ...{ target, enforcement, bypass_actors: sortLists(bypass_actors) },
    ...{ refs: sortLists(conditions.ref_name), rules: byType },
  }
}

function leaveAlone({ name }: { name: string }): Note {
  return { kind: 'left-alone', text: `ruleset "${name}": it is not in delivery.json.` }
}

function listInstead({ metadata: { branching, github } }: DeliveryPlan): Note[] {
  const account = `plan ${github.plan}, ${github.visibility}`
  if (branching.enforcement === 'hooks-and-ci')
    return [
      {
        kind: 'instead',
        text: `No rulesets (branching.enforcement; ${account}): the hooks and the checks of pull requests hold the rules, and people who skip both can break them.`,
      },
    ]
  if (branching.nameEnforcement === 'hooks-and-ci')
    return [
      {
        kind: 'instead',
        text: `No patterns of names and messages (branching.nameEnforcement; ${account}): the hooks and the merge-flow check hold them.`,
      },
    ]
  return []
}
