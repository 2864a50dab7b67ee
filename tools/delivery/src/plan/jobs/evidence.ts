import { findProductEnvironment } from '../product-environment.ts'
import type { Job, Step } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'
import { deployTriggers } from './deploy.ts'
import { checkout, install, run } from './steps.ts'

const FOLDER = '.reports/release'
const ARCHIVE = `${FOLDER}/applications.tar.gz`
const BILL = `${FOLDER}/sbom.cdx.json`

/**
 * Plans what proves of a released commit where it was built, of what it consists and under which licences that is:
 * on whatever deploys the product, beside the deployment.
 */
export function planEvidence(context: JobContext): Job[] {
  const { hasAttestation, hasLicenceReport, hasSbom } = context.metadata.releases
  const product = findProductEnvironment(context.metadata)
  if (product === undefined || !(hasAttestation || hasLicenceReport || hasSbom)) return []
  return [
    createJob(context, {
      id: 'evidence',
      name: 'evidence of the release',
      triggers: deployTriggers(product.environment),
      timeoutMinutes: 20,
      permissions: {
        contents: 'read',
        ...(hasAttestation && { attestations: 'write' as const, 'id-token': 'write' as const }),
      },
      steps: [checkout(), ...install(context), ...listSteps(context), keep()],
      from: ['releases.hasAttestation', 'releases.hasLicenceReport', 'releases.hasSbom'],
    }),
  ]
}

function listSteps({ metadata: { releases } }: JobContext): Step[] {
  const { hasAttestation, hasLicenceReport, hasSbom } = releases
  return [
    run('Make a place for it', `mkdir -p ${FOLDER}`),
    ...(hasSbom
      ? [run('Write the bill of materials', `pnpm sbom --sbom-format cyclonedx --prod --out ${BILL}`)]
      : []),
    ...(hasLicenceReport
      ? [run('Write the licences', `pnpm licenses list --recursive --prod --json > ${FOLDER}/licences.json`)]
      : []),
    ...(hasAttestation
      ? [
          run('Build what is released', 'pnpm nx run-many -t build'),
          run('Pack what was built', `tar -czf ${ARCHIVE} apps/*/dist`),
          attest('Attest where it was built', {}),
        ]
      : []),
    ...(hasAttestation && hasSbom ? [attest('Attest the bill of materials', { 'sbom-path': BILL })] : []),
  ]
}

function attest(name: string, more: Readonly<Record<string, string>>): Step {
  return { kind: 'uses', name, action: 'actions/attest', with: { 'subject-path': ARCHIVE, ...more } }
}

function keep(): Step {
  return {
    kind: 'uses',
    name: 'Keep it',
    action: 'actions/upload-artifact',
    // The folder’s name begins with a dot, and such files are left out unless they are asked for.
    with: { name: 'release-evidence', path: FOLDER, 'include-hidden-files': 'true', 'retention-days': '90' },
  }
}
