// Certificates of mail servers: those of known authorities, one that an administrator trusts, and a look at the rest.
import { X509Certificate } from 'node:crypto'
import { connect as connectPlain, type Socket } from 'node:net'
import { type ConnectionOptions, connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { Server, ShownCertificate } from '../../contract.ts'

const patience_ms = 10_000

/**
 * How a connection to this server is checked. A trusted certificate is the only one that passes then, whoever signed it
 * and whatever name it bears.
 */
export function tlsOptions(server: Pick<Server, 'certificate'>): ConnectionOptions {
  if (!server.certificate) return { minVersion: 'TLSv1.2' }
  const trusted = new X509Certificate(server.certificate).fingerprint256
  return {
    minVersion: 'TLSv1.2',
    ca: [server.certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shown: PeerCertificate) =>
      shown.fingerprint256 === trusted
        ? undefined
        : Object.assign(new Error(`another certificate: ${shown.fingerprint256}`), {
            code: 'OKNO_CERTIFICATE_CHANGED',
          }),
  }
}

/** Is this text a certificate that can be trusted? */
export function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem))
  } catch {
    return false
  }
}

/** The certificate that a server shows, trusted or not; null when it shows none. Nothing is logged in. */
export async function shownBy(server: Server, protocol: 'imap' | 'smtp'): Promise<ShownCertificate | null> {
  try {
    const socket = server.secure ? null : await askedForTls(server, protocol)
    return await new Promise((resolve, reject) => {
      // Only looked at: no word of ours goes over this connection.
      const told: ConnectionOptions = {
        host: server.host,
        port: server.port,
        rejectUnauthorized: false,
        ...(socket ? { socket } : {}),
      }
      const talk: TLSSocket = connect(told, () => {
        const { raw } = talk.getPeerCertificate()
        talk.destroy()
        resolve(raw ? described(new X509Certificate(raw)) : null)
      })
      talk.setTimeout(patience_ms, () => talk.destroy(new Error('silent')))
      talk.once('error', reject)
    })
  } catch {
    return null
  }
}

const described = (certificate: X509Certificate): ShownCertificate => ({
  subject: certificate.subject.replaceAll('\n', ', '),
  issuer: certificate.issuer.replaceAll('\n', ', '),
  valid_to: certificate.validToDate.toISOString(),
  fingerprint: certificate.fingerprint256,
  pem: certificate.toString(),
})

const talks = {
  imap: [
    { until: /^\* .*\r?\n/, say: 'a STARTTLS\r\n' },
    { until: /^a OK.*\r?\n/im, say: null },
  ],
  smtp: [
    { until: /^220 .*\r?\n/m, say: 'EHLO okno\r\n' },
    { until: /^250 .*\r?\n/m, say: 'STARTTLS\r\n' },
    { until: /^220 .*\r?\n/m, say: null },
  ],
} as const

/** A plain connection up to the moment when TLS begins. */
async function askedForTls({ host, port }: Server, protocol: keyof typeof talks): Promise<Socket> {
  const socket = connectPlain({ host, port })
  socket.setTimeout(patience_ms, () => socket.destroy(new Error('silent')))
  for (const { until, say } of talks[protocol]) {
    await heard(socket, until)
    if (say) socket.write(say)
  }
  return socket
}

function heard(socket: Socket, until: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const end = () => {
      socket.off('data', hear)
      socket.off('error', fail)
      socket.off('close', fail)
    }
    const fail = () => {
      end()
      reject(new Error('no TLS is offered'))
    }
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (until.test(text)) {
        end()
        resolve()
      } else if (text.length > 10_000) socket.destroy(new Error('too much'))
    }
    socket.on('data', hear)
    socket.once('error', fail)
    socket.once('close', fail)
  })
}
