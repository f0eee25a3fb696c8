// Must be loaded first: tells zod not to compile its checks with `new Function`, which a strict content policy forbids.
import { z } from 'zod'

z.config({ jitless: true })
