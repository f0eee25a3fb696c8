// Places of the desk's shell that domains fill.
import { slot } from '../slots.tsx'

/** Above every screen of the desk: what everybody who works should know now. Empty most of the time. */
export const aboveDesk = slot<object>('kernel.above_desk')
