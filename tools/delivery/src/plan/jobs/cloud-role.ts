import type { EnvironmentMetadata } from '../../model/metadata.ts'
import { expression } from '../expression.ts'
import type { Step } from '../workflow.ts'
import type { JobContext } from './context.ts'

/** Where the cloud has most that is global, for environments that name no region. */
const DEFAULT_REGION = 'us-east-1'

/** Plans the step that takes a role of the cloud by GitHub’s identity token, so that no key of it is stored anywhere. */
export function takeCloudRole({ metadata }: JobContext, { region }: EnvironmentMetadata): Step[] {
  const { aws } = metadata.targets
  if (aws === undefined) return []
  return [
    {
      kind: 'uses',
      name: 'Take the role in the cloud',
      action: 'aws-actions/configure-aws-credentials',
      with: {
        'role-to-assume': expression(`vars.${aws.roleVariable}`),
        'allowed-account-ids': expression(`vars.${aws.accountVariable}`),
        'aws-region': region ?? DEFAULT_REGION,
      },
    },
  ]
}
