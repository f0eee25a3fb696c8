// What other domains may use of the catalogue's screens: the place that they may fill.
import { slot } from '#kernel/web/slots.tsx'

/** Beside the specification of a service in the portal: measured times, ratings, articles. */
export const besideService = slot<{ service_id: string }>('catalogue.beside_service')
