// Pure decisions about mail domains: how they are written, which ones everybody may have an address in.
import { domainToASCII, domainToUnicode } from 'node:url'

/** A domain as it is kept: ASCII, lower case, without the sign before it; null when it is none. */
export function mailDomain(text: string): string | null {
  const written = text.trim().replace(/^.*@/, '').replace(/\.$/, '')
  if (!written || /[/:?#\s[\]]/.test(written)) return null
  const domain = domainToASCII(written).toLowerCase()
  const labels = domain.split('.')
  const right =
    labels.length >= 2 && labels.every(label => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  // A number at the end is an address of the network, not a domain.
  return right && domain.length <= 253 && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : null
}

/** As people read it. */
export const shownDomain = (domain: string): string => domainToUnicode(domain) || domain

/** The domains that may claim an address, the longest first: of `a@x.b.ru` these are `x.b.ru` and `b.ru`. */
export function domainsOfAddress(address: string): string[] {
  const domain = mailDomain(address)
  if (!domain) return []
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

/** Mail services where anybody has an address: being there says nothing of whom somebody works for. */
const everybodys = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com ' +
    'aol.com gmx.com gmx.de gmx.net web.de proton.me protonmail.com zoho.com fastmail.com tutanota.com mail.com ' +
    'yandex.ru yandex.com yandex.by yandex.kz ya.ru narod.ru mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru vk.com ' +
    'rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru qip.ru pochta.ru ukr.net i.ua meta.ua tut.by mail.kz qq.com 163.com'
  ).split(' '),
)

/** Is it a mail service for everybody, or a domain of the highest level with all that is below it? */
export const isEverybodys = (domain: string): boolean =>
  everybodys.has(domain) || /^(com|net|org|co|msk|spb|gov|edu|ac)\.[a-z]{2}$/.test(domain)
