import { features } from 'virtual:ehr-features'

export { features }
