import type { DeliveryPlan } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { channelsOf, listDeployed, titleOf } from '../facts.ts'
import { bullets, code, listed, literal, minutes, prose, table } from '../markdown.ts'
import { renderPage, section } from '../page.ts'
import { renderSteps } from '../steps.ts'
import { apiThere, describeThere } from './by-hand.ts'

/** Detect, assess, decide, execute, verify, learn: what whoever is called does, in this order. */
export function renderIncidentRunbook(plan: DeliveryPlan): RenderedFile {
  return renderPage({
    path: 'docs/generated/runbooks/incident.md',
    from: ['monitoring', 'notifications', 'people.onCall', 'rollback.triggers'],
    title: 'Runbook: incident',
    blocks: [
      'People first: whoever treats patients must know within minutes what they cannot rely on.',
      section('Detect', renderGravity(plan)),
      section('Assess', renderSteps(listAssess(plan))),
      section('Decide', renderSteps(listDecide(plan))),
      section(
        'Execute and verify',
        'Follow the page that you chose, to its last step. Write down the time of each step as you go.',
      ),
      section('When patients’ data may have got out', renderSteps(listBreach(plan))),
      section('Learn', renderRecord()),
    ],
  })
}

function renderGravity(plan: DeliveryPlan): string {
  const { stack, thresholds, answerMinutes, availabilityPercent } = plan.metadata.monitoring
  const { errorsHighPercent, errorsMediumPercent, p95HighMs, p95MediumMs } = thresholds
  const figures = `processor over ${thresholds.cpuPercent} %, memory over ${thresholds.memoryPercent} %`
  return [
    table(
      ['gravity', 'when', 'answered', 'told'],
      [
        [
          'critical',
          `it cannot be reached; the database cannot; encounters are not saved; a breach; the certificate ends in ${thresholds.tlsDays} days`,
          minutes(answerMinutes.critical),
          channelsOf(plan, 'alert-critical'),
        ],
        [
          'high',
          `more than ${errorsHighPercent} % of requests fail; 95th percentile over ${p95HighMs} ms; ${figures}; a deployment or a backup failed; more than ${thresholds.queueDepth} jobs wait`,
          minutes(answerMinutes.high),
          channelsOf(plan, 'alert-high'),
        ],
        [
          'medium',
          `more than ${errorsMediumPercent} % of requests fail; 95th percentile over ${p95MediumMs} ms; disk over ${thresholds.diskPercent} %; a query over ${thresholds.slowQueryMs} ms`,
          minutes(answerMinutes.medium),
          channelsOf(plan, 'alert-medium'),
        ],
      ],
    ),
    `The objective is to be reachable ${availabilityPercent} % of the time. ${STACKS[stack]}`,
  ].join('\n\n')
}

const STACKS = {
  prometheus: 'Prometheus measures it, by the metrics of the API and of the hosts.',
  provider: 'The provider’s dashboards and the log measure it.',
  none: 'Nothing measures it: people have to look.',
} as const

function listAssess(plan: DeliveryPlan) {
  const addresses = listDeployed(plan).flatMap(({ metadata }) =>
    metadata.url !== undefined && metadata.dataClass === 'phi' ? [metadata.url] : [],
  )
  const health = plan.apps.flatMap(({ block }) => (block.health === undefined ? [] : [block.health]))
  return [
    {
      what: 'Ask it.',
      run: addresses.flatMap((url) =>
        health.flatMap(({ live, ready, version }) =>
          [live, ready, version].map(
            (path) => `curl -sS -m 10 -w ' %{http_code} %{time_total}s\\n' ${url}${path}`,
          ),
        ),
      ),
      works:
        'you know which of four it is: no answer (process or network), live but not ready (database or schema: the answer says why), ready but failing (the release), none of them (one part of it).',
    },
    {
      what: 'See what changed: the newest deployment, the newest migration, the newest change of a secret.',
      run: ['git fetch --tags origin', 'git log --oneline -10'],
    },
    {
      what: 'Look in the error log for `"kind":"error"`. Follow one request by its `request_id` through all lines and into the database. The log names ids and codes, never patients.',
    },
    {
      what: 'Say what you know, who works on it and when you speak again: to the release channel, and to the people who treat patients.',
    },
  ]
}

function listDecide(plan: DeliveryPlan) {
  const { escalation, answerWithinMinutes } = plan.metadata.people.onCall
  const { rtoMinutes } = plan.metadata.backups.objectives
  return [
    { what: 'It began with a deployment: [roll back](rollback.md). Do not look for the cause first.' },
    { what: 'Data are damaged or gone: [backup and restore](backup-and-restore.md).' },
    { what: 'The place it runs in is gone: [disaster recovery](disaster-recovery.md).' },
    { what: 'A secret is known to others: [secret rotation](secret-rotation.md), at once.' },
    { what: 'Something else: [troubleshooting](troubleshooting.md).' },
    {
      what: `No answer after ${minutes(answerWithinMinutes)}: call the next one: ${listed(
        escalation.map((owner) => titleOf(plan, owner)),
        'then',
      )}. Numbers are in [contacts](../contacts.md). It must run again within ${minutes(rtoMinutes)}.`,
    },
  ]
}

function listBreach(plan: DeliveryPlan) {
  const [environment] = listDeployed(plan).filter(({ metadata }) => metadata.dataClass === 'phi')
  return [
    {
      what: `Call ${titleOf(plan, 'security')}, whatever the hour. Told as well: ${channelsOf(plan, 'security-finding')}.`,
    },
    {
      what: 'Keep what proves it: copy the logs before they are overwritten, change nothing in the database.',
      stop: `before anything that deletes; logs are kept for ${plan.metadata.monitoring.logs.keepDays} days only.`,
    },
    ...(environment === undefined
      ? []
      : [
          {
            what: `${describeThere(plan, environment)}: hold the audit trail against its chain, and against the heads that were written down outside.`,
            run: [apiThere(environment, "audit verify --heads '<file>'")],
            works: 'it ends with 0; otherwise it names the first broken link.',
          },
        ]),
    {
      what: 'Lock the accounts concerned, and change every secret that may be known: [secret rotation](secret-rotation.md).',
    },
    {
      what: 'Whoever answers for privacy decides who must be told, and by when; law and the agreements say that, and this page does not know it.',
    },
  ]
}

function renderRecord(): string {
  return [
    'While people remember, and without blame:',
    literal(
      [
        '# What happened, in one sentence',
        '## Timeline (UTC): began, noticed, decided, repaired, verified',
        '## Whom it concerned, and what they could not do',
        '## Cause, and what let it through',
        '## What helped, what was missing',
        '## What changes: who, until when, by which test or alert one sees that it does',
      ],
      'markdown',
    ),
    bullets([
      prose('What this page had wrong is corrected in the metadata or in the renderer, not here.'),
      `What a check could have caught gets that check.`,
    ]),
    `Record also what ${code('pnpm ehr migrate status')} said.`,
  ].join('\n\n')
}
