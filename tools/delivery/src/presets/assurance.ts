import type { DeliveryMetadata } from '../model/metadata.ts'

/** What must work after each deployment. */
export function createCriticalPaths(): DeliveryMetadata['criticalPaths'] {
  const journeys = 'apps/ehr-e2e/src/journeys'
  return {
    syntheticAccount: {
      emailSecret: 'SYNTHETIC_EMAIL',
      passwordSecret: 'SYNTHETIC_PASSWORD',
      signInPath: '/api/session',
    },
    paths: [
      {
        id: 'health',
        title: 'The API answers and its database is at the head of the migrations',
        path: '/health/ready',
        expectStatus: 200,
        isSignedIn: false,
      },
      {
        id: 'sign-in',
        title: 'Somebody signs in',
        path: '/api/session',
        expectStatus: 200,
        isSignedIn: true,
        journey: `${journeys}/sign-in.spec.ts`,
      },
      {
        id: 'find-patient',
        title: 'A patient is found',
        isSignedIn: true,
        journey: `${journeys}/find-patient.spec.ts`,
      },
      { id: 'chart', title: 'A chart opens', isSignedIn: true, journey: `${journeys}/chart.spec.ts` },
      {
        id: 'prescription',
        title: 'A prescription warns of an allergy',
        isSignedIn: true,
        journey: `${journeys}/allergy-and-prescription.spec.ts`,
      },
    ],
  }
}

/** What people confirm. */
export function createSignOff(): DeliveryMetadata['signOff'] {
  return {
    pullRequest: [
      'I have read what I change, and its tests',
      'No patient data are in code, tests, pictures or messages',
      'What a user notices is in a changeset',
      'The document that describes this still does',
    ],
    beforeDeploy: [
      'All checks have passed, scans among them',
      'The change was reviewed and approved',
      'Migrations ran in staging',
      'A backup exists, and its restore point is recorded',
      'The way back is known',
      'Stakeholders know when, and it is within the window',
    ],
    afterStaging: [
      'Critical flows work',
      'Migrations ran as they were planned',
      'Nothing new is in the error log',
    ],
    afterProduction: [
      'Critical paths work',
      'Migrations are at their head',
      'The certificate is valid for longer than a week',
      'Sentry shows nothing critical and new',
    ],
    manualTests: [
      { title: 'User acceptance', owner: 'product' },
      { title: 'Security', owner: 'security' },
      { title: 'Performance', owner: 'engineering' },
      { title: 'Compliance', owner: 'clinical' },
    ],
  }
}

/** Known answers, before anything goes into the branches given. */
export function createClinicalValidation(
  branches: readonly string[],
): DeliveryMetadata['clinicalValidation'] {
  return {
    branches: [...branches],
    target: 'clinical-validation',
    document: 'docs/generated/clinical-validation.md',
    owner: 'clinical',
  }
}

/** What operations documents say about safety. */
export function createSecurity(
  secretManager: DeliveryMetadata['security']['secretManager'],
  agreements: readonly string[],
): DeliveryMetadata['security'] {
  return {
    secretManager,
    rotateEveryDays: 90,
    firewall: 'Only the web ports are open to the world; the database takes connections of the API alone',
    vpn: 'For administrative access to hosts and databases',
    ddosProtection: 'By the hoster, in front of the web ports',
    webApplicationFirewall: null,
    images: { base: 'node:26-slim', runsAsRoot: false, hasLimits: true, isScanned: true },
    agreements: [...agreements],
    accessReviewDays: 90,
  }
}

/** Documents besides those of operations. */
export function createDocuments(): DeliveryMetadata['documents'] {
  return { hasOpenApi: true, hasTypeDoc: false, labels: ['dependencies', 'release', 'sync-back'] }
}
