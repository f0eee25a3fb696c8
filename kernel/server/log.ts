// Structured logs on standard output, one JSON line each; personal data and secrets do not belong here.
import { type Logger, pino } from 'pino'

export type Log = Logger

export const makeLog = (level: string): Log =>
  pino({ level, base: { pid: process.pid }, redact: ['req.headers.authorization', 'req.headers.cookie'] })
