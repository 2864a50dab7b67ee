import type { DeliveryPlan, PlannedEnvironment } from '../../plan/delivery-plan.ts'
import { DEFAULT_SERVICE_PLAN, databasePlan } from '../render/names.ts'
import { listBuckets, listDeployed } from './facts.ts'
import { code, plural, table } from './markdown.ts'

/** What is bought, by the names that the sellers have for it; prices are theirs, and change. */
export function renderCosts(plan: DeliveryPlan): string {
  const { github, targets, monitoring } = plan.metadata
  const rows = [
    [
      'GitHub',
      `plan ${code(github.plan)}${github.hasAdvancedSecurity ? ', with advanced security' : ''}`,
      '1',
    ],
    ...(targets.render === undefined
      ? []
      : [['Render', `workspace ${code(targets.render.workspacePlan)}`, '1']]),
    ...listDeployed(plan).flatMap((environment) => listOf(environment)),
    ...(targets.aws === undefined
      ? []
      : [
          [
            'AWS',
            `nodes ${code(targets.aws.eks.instanceType)}`,
            `${targets.aws.eks.minNodes} to ${targets.aws.eks.maxNodes}`,
          ],
          [
            'AWS',
            `database ${code(targets.aws.rds.instanceClass)}${targets.aws.rds.isMultiZone ? ', in two zones' : ''}`,
            '1 for each environment',
          ],
        ]),
    ...(monitoring.sentry.isOn ? [['Sentry', 'reports of errors, from web and API', '1']] : []),
  ]
  return [
    table(['from', 'what', 'how many'], rows),
    'Prices are not known here, since sellers change them: look each up by its name before you sign. What a team chooses in the metadata changes this table.',
  ].join('\n\n')
}

function listOf(environment: PlannedEnvironment): string[][] {
  const { name, metadata, services } = environment
  const seller = metadata.target === 'render' ? 'Render' : `${code(metadata.target)}, ${code(name)}`
  const isRender = metadata.target === 'render'
  const { database } = metadata
  return [
    ...services.map(({ app, replicas, settings: { scaling, plan } }) => [
      seller,
      `${code(app)} in ${code(name)}${isRender ? `, plan ${code(plan ?? DEFAULT_SERVICE_PLAN)}` : ''}`,
      scaling === undefined ? String(replicas) : `${replicas} to ${scaling.max}`,
    ]),
    ...(database === null
      ? []
      : [
          [
            seller,
            `PostgreSQL ${database.version} of ${code(name)}${isRender ? `, plan ${code(databasePlan(database))}` : ''}${database.diskGb === undefined ? '' : `, ${plural(database.diskGb, 'gigabyte')}`}`,
            String(1 + database.readReplicas),
          ],
        ]),
    ...listBuckets(environment).map(([use, bucket]) => [
      'object storage',
      `bucket ${code(bucket)} for ${use}`,
      '1',
    ]),
  ]
}
