// What the program may ask of the first run.
export { isSetUp } from './actions.ts'
