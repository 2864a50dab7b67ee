import { commitConfig } from '@ehr/conventions/commits'
import { listPackages } from '@ehr/conventions/workspace'

export default commitConfig(listPackages(import.meta.dirname))
