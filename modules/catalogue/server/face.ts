// What other domains may ask of the catalogue.
export { findRoute } from './store.ts'
