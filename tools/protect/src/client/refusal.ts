import * as z from 'zod'

const bodySchema = z.object({
  message: z.string(),
  errors: z.array(z.unknown()).optional(),
})

const REMEDIES: Readonly<Record<number, string>> = {
  404: 'It is not there, or the token may not see it.',
  409: 'The organisation or another setting prevents it: look there first.',
  422: 'Compare it with what the account’s plan offers, and with docs.github.com.',
}

/** Says why a request was refused, as far as GitHub tells. */
export function describeRefusal(
  route: string,
  status: number,
  body: unknown,
  neededPermissions: string | undefined,
): string {
  const told = bodySchema.safeParse(body)
  const details = told.success ? [told.data.message, ...(told.data.errors ?? []).map(describeDetail)] : []
  return [
    `${route} was refused with ${status}${details.length > 0 ? `: ${details.join('; ')}` : ''}.`,
    remedyOf(status, details.join(' '), neededPermissions),
  ].join(' ')
}

function describeDetail(detail: unknown): string {
  if (typeof detail === 'string') return detail
  const { message, field, code } = Object(detail)
  return [message ?? code, field === undefined ? undefined : `(${field})`]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** A plan that does not offer something is refused with 403, like a token that may not do it; only the words differ. */
function remedyOf(status: number, message: string, neededPermissions: string | undefined): string {
  if (/upgrade|make this repository public/i.test(message))
    return 'The account’s plan does not offer it: hooks and CI hold the rule instead. Say so in delivery.json (github.plan, branching.enforcement, environments.*.approval.how).'
  if (status === 403) {
    const needed = neededPermissions ?? 'administration=write'
    return `The token may not do this: it needs ${needed}, or the scope "repo" of somebody who administers the repository.`
  }
  return REMEDIES[status] ?? 'Look at www.githubstatus.com, then run it again.'
}
