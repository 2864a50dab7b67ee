import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { channelsOf, titleOf } from './facts.ts'
import { bullets, code, listed, minutes, prose, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

/** Who is called, in which order, how soon they answer, and who answers for what. */
export function renderContacts(plan: DeliveryPlan): RenderedFile {
  const { people, monitoring, notifications } = plan.metadata
  const { onCall } = people
  return renderPage({
    path: 'docs/generated/contacts.md',
    from: ['people', 'notifications', 'monitoring.answerMinutes'],
    title: 'Contacts and on-call',
    blocks: [
      section(
        'At night',
        bullets([
          `Called in this order: ${listed(
            onCall.escalation.map((owner) => titleOf(plan, owner)),
            'then',
          )}.`,
          `Whoever is called answers within ${minutes(onCall.answerWithinMinutes)}; after that, the next one is called.`,
          `The next one takes over: ${prose(onCall.handOver)} (${plan.metadata.product.timeZone}).`,
          ...(notifications.statusPage === undefined ? [] : [`Status page: ${notifications.statusPage}`]),
        ]),
      ),
      section('People', renderPeople(plan)),
      section(
        'How soon',
        table(
          ['gravity', 'answer', 'told'],
          [
            ['critical', minutes(monitoring.answerMinutes.critical), channelsOf(plan, 'alert-critical')],
            ['high', minutes(monitoring.answerMinutes.high), channelsOf(plan, 'alert-high')],
            ['medium', minutes(monitoring.answerMinutes.medium), channelsOf(plan, 'alert-medium')],
          ],
        ),
      ),
      section('Who answers for what', renderOwners(plan)),
      section(
        'What is told where',
        table(
          ['event', 'channels'],
          Object.keys(notifications.routes)
            .sort()
            .map((event) => [event, channelsOf(plan, event)]),
        ),
      ),
    ],
  })
}

function renderPeople(plan: DeliveryPlan): string {
  const { contacts } = plan.metadata.people
  const unnamed = contacts.filter(({ name }) => name === undefined).length
  return [
    table(
      ['role', 'for', 'name', 'mail', 'telephone', 'on call'],
      contacts.map(({ owner, title, name, email, phone, isOnCall }) => [
        prose(title),
        titleOf(plan, owner),
        name === undefined ? 'not named yet' : prose(name),
        email ?? '',
        phone ?? '',
        isOnCall ? 'yes' : 'no',
      ]),
    ),
    unnamed === 0
      ? ''
      : `Nobody is named for ${unnamed} of them: fill ${code('people.contacts')} in before patients’ data are held.`,
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function renderOwners({ metadata: { people } }: DeliveryPlan): string {
  return table(
    ['role', 'on GitHub', 'answers for'],
    Object.values(people.owners).map(({ title, github, responsibilities }) => [
      prose(title),
      code(github),
      responsibilities.map(prose).join('; '),
    ]),
  )
}
