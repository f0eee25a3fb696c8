// Where the browser begins.
import { start } from '#kernel/web/start.tsx'
import { screens } from './screens.tsx'

start(screens, document.getElementById('okno')!)
