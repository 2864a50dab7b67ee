import type { FeaturePlan } from '../../feature-plan.ts'

/** Somebody who may neither read nor write; nobody at all where every role may. */
export function refusedCaller({ writers }: FeaturePlan): { as: string; status: number } {
  const role = ['auditor', 'administrator', 'front-desk'].find((other) => !writers.includes(other))
  return role === undefined
    ? { as: '{ isSignedOut: true }', status: 401 }
    : { as: `{ roles: ['${role}'] }`, status: 403 }
}
