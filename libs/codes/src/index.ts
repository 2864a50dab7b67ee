export { codeNotOffered, findOfferedCode } from './offered-code.ts'
