export { reshare as run } from './split.ts'
