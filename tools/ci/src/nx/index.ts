export { askNx } from './ask-nx.ts'
