import type { DeliveryMetadata } from '../model/metadata.ts'

type GitHub = DeliveryMetadata['github']

/** A public repository of an organisation; `different` says what one has otherwise. */
export function createGitHub(different: Partial<GitHub> = {}): GitHub {
  return {
    account: 'organization',
    plan: 'free',
    visibility: 'public',
    hasAdvancedSecurity: false,
    app: { idVariable: 'DELIVERY_APP_ID', privateKeySecret: 'DELIVERY_APP_KEY' },
    requiresSecrets: false,
    secretScanning: { isOn: true, hasPushProtection: true },
    dependencyUpdates: { tool: 'dependabot', schedule: 'weekly' },
    ...different,
  }
}

/** Versions by changesets, with everything that is published beside them. */
export function createReleases(
  tag: DeliveryMetadata['releases']['tag'],
  prereleases: boolean,
): DeliveryMetadata['releases'] {
  return {
    tag,
    prereleases,
    commitsBy: 'api',
    hasAttestation: true,
    hasSbom: true,
    hasLicenceReport: true,
    changelog: 'CHANGELOG.md',
  }
}

/** The scans that cost nothing in a public repository. */
export function createScans(different: Partial<DeliveryMetadata['scans']> = {}): DeliveryMetadata['scans'] {
  return {
    osv: true,
    audit: true,
    codeql: true,
    trivy: true,
    secrets: 'secretlint',
    zap: { environment: 'staging' },
    sonar: null,
    snyk: null,
    codecov: null,
    dependencyReview: true,
    ...different,
  }
}
