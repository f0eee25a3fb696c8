// What the addresses of the catalogue's screens carry.
import { z } from 'zod'

export const ServicesSearch = z.object({ q: z.string().optional(), department: z.string().optional() })
