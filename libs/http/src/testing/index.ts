export { createTestApi, type TestApi, type TestApiOptions } from './create-test-api.ts'
export { createSite, getSite, listSites, renameSite, searchSites, sitesFeature } from './sites-feature.ts'
export { TEST_USER_ID, type TestAnswer, type TestCallOptions } from './test-call.ts'
