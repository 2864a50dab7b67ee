export { describeLarge, judgeContent, MAX_READ_BYTES, PATIENT_DATA } from './judge-content.ts'
export { judgeName } from './judge-name.ts'
export { lintSecrets, MAX_SECRET_BYTES, readSecretRules, type SecretRule } from './lint-secrets.ts'
