// Network ports that Okno wants to listen on: whether they can be had.
import { createServer } from 'node:net'
import { StartError, type Told } from './start-error.ts'

/**
 * Resolves when `port` of `host` can be listened on right now; `setting` is where another one can be chosen.
 * @throws StartError naming the port and what to do; any other network error as it is.
 */
export async function assertPortFree(port: number, host: string, setting = 'PORT'): Promise<void> {
  const code = await tryPort(port, host)
  if (code === undefined) return
  const text = sentences[code]?.(port, host, setting)
  throw text ? new StartError(text) : new Error(`cannot listen on ${host}:${port}: ${code}`)
}

/** Listens for a moment; gives the error code of the system (EADDRINUSE, EACCES, …), or nothing when it worked. */
export function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', error => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

const sentences: Record<string, ((port: number, host: string, setting: string) => Told) | undefined> = {
  EADDRINUSE: (port, _, setting) => ({
    ru: `Порт ${port} занят другой программой (возможно, Okno уже запущено). Остановите её или выберите другой порт: ${setting}=${nextTo(port)} npm start`,
    en: `Port ${port} is used by another program (Okno may be running already). Stop it or choose another port: ${setting}=${nextTo(port)} npm start`,
  }),
  EACCES: (port, _, setting) => ({
    ru: `Система не разрешает занять порт ${port}: порты ниже 1024 обычно доступны только администратору. Выберите другой: ${setting}=${usual[setting] ?? 8080} npm start`,
    en: `The system does not allow port ${port}: ports below 1024 usually belong to the administrator. Choose another: ${setting}=${usual[setting] ?? 8080} npm start`,
  }),
  EADDRNOTAVAIL: (port, host) => ({
    ru: `У этой машины нет адреса ${host}, поэтому порт ${port} на нём не открыть. Проверьте настройку адреса.`,
    en: `This machine has no address ${host}, so port ${port} cannot be opened there. Check the address setting.`,
  }),
  ENOTFOUND: (port, host) => ({
    ru: `Имя ${host} не найдено, поэтому порт ${port} на нём не открыть. Проверьте настройку адреса.`,
    en: `The name ${host} is not known, so port ${port} cannot be opened there. Check the address setting.`,
  }),
}

const usual: Record<string, number> = { PORT: 8080, OKNO_SMTP_PORT: 2525 }

const nextTo = (port: number) => (port < 65535 ? port + 1 : port - 1)
