export { discoverFeatures, type FeatureModule, type FeatureSide, renderFeatures } from './discover.ts'
export { featuresPlugin } from './vite-plugin.ts'
