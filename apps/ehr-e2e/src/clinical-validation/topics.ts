import { ageTopic } from './cases/age.ts'
import { bodyMassIndexTopic } from './cases/body-mass-index.ts'
import { drugWarningTopic } from './cases/drug-warnings.ts'
import { growthTopic } from './cases/growth.ts'
import { rangeTopic } from './cases/ranges.ts'
import { unitTopic } from './cases/units.ts'

/** Everything that the product computes or warns of and that a clinician has to be able to rely on. */
export const TOPICS = [growthTopic, bodyMassIndexTopic, ageTopic, unitTopic, rangeTopic, drugWarningTopic]
