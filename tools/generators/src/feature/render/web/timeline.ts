import type { FeaturePlan } from '../../feature-plan.ts'
import type { Field } from '../../field.ts'

/** `web/timeline.ts`: the records as entries of the patient's timeline. */
export function renderTimeline({ names, titleField }: FeaturePlan, sortField: Field): string {
  const { One, Many, one } = names
  return `import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { type ${One}, ${one}Paths, list${Many} } from '../contract.ts'

/** ${names.title} as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(list${Many}, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry(${one}: ${One}): TimelineEntry {
  return {
    id: ${one}.id,
    at: ${one}.${sortField.name},
    kind: '${names.record}',
    path: ${one}Paths.detail(${one}.patientId, ${one}.id),
    ${entryTitle(titleField, one)},
  }
}
`
}

/** Text that people recorded goes as it is; of a value of ours the shell finds the words. */
function entryTitle({ name, type, isOptional }: Field, one: string): string {
  if (type === 'code' && !isOptional) return `title: ${one}.${name}.display`
  if (type === 'enum' && !isOptional) return `titleKey: \`value.${name}.\${${one}.${name}}\``
  if ((type === 'string' || type === 'text') && !isOptional) return `title: ${one}.${name}`
  return "titleKey: 'one'"
}
