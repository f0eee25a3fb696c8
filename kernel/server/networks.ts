// Networks as they are written in settings, `10.0.0.0/8 fc00::/7`, and whether an address belongs to them. Pure.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** The networks in a text with spaces or commas between them; `none` names no network; null when one is written wrongly. */
export function networksIn(text: string): BlockList | null {
  const networks = new BlockList()
  if (text.trim() === 'none') return networks
  for (const written of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length] = written.split('/')
    const kind = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    const most = kind === 'ipv4' ? 32 : 128
    const prefix = length === undefined ? most : Number(length)
    if (!kind || !/^\d*$/.test(length ?? '') || length === '' || prefix > most) return null
    networks.addSubnet(address, prefix, kind)
  }
  return networks
}

/** Does an address belong to these networks? An IPv4 address may be written as an IPv6 one. */
export function isWithin(networks: BlockList, address: string): boolean {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIPv4(bare) ? networks.check(bare, 'ipv4') : isIPv6(bare) && networks.check(bare, 'ipv6')
}
