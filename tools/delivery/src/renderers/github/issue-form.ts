import type { DeliveryPlan } from '../../plan/delivery-plan.ts'

/** What stands above each form. */
export const NO_PATIENT_DATA = {
  type: 'markdown',
  attributes: {
    value:
      'No patient data in here: no names, numbers, pictures or dates of birth. Ids of records and trace ids are enough.',
  },
} as const

/** A field for several lines. */
export function textArea(id: string, label: string, description?: string, isRequired = true): object {
  return {
    type: 'textarea',
    id,
    attributes: { label, ...(description !== undefined && { description }) },
    validations: { required: isRequired },
  }
}

/** A choice of one; forms refuse a list with one option twice. */
export function dropdown(id: string, label: string, options: readonly string[]): object {
  return {
    type: 'dropdown',
    id,
    attributes: { label, options: [...new Set(options)] },
    validations: { required: true },
  }
}

/** Boxes to tick; none has to be ticked when the issue is opened, since that is what it is opened for. */
export function checkboxes(id: string, label: string, options: readonly string[]): object {
  return {
    type: 'checkboxes',
    id,
    attributes: { label, options: [...new Set(options)].map((option) => ({ label: option })) },
  }
}

/** Names of the environments that something deploys, by name. */
export function listDeployed(environments: DeliveryPlan['environments']): string[] {
  return environments.flatMap(({ name, github }) => (github === undefined ? [] : [name])).sort()
}
