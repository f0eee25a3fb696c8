// Loaded into the program that setup.mjs runs: when the launcher was killed, stops the program in the orderly way.
import { isMainThread } from 'node:worker_threads'

const launcher = Number(process.env.OKNO_LAUNCHER)

// Children of the program load this too, and have another parent.
if (isMainThread && launcher && process.ppid === launcher) {
  const timer = setInterval(() => {
    if (isThere()) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  timer.unref()
}

function isThere() {
  // Windows does not tell when a parent is gone.
  if (process.platform !== 'win32') return process.ppid === launcher
  try {
    process.kill(launcher, 0)
    return true
  } catch {
    return false
  }
}
