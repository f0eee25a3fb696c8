// Pure decisions: how addresses and phone numbers are written, and whether periods meet.
import { z } from 'zod'

/** A mail address as it is kept: trimmed, lower case; null when it is none. */
export function mailAddress(text: string): string | null {
  const address = text.trim().toLowerCase()
  return address.length <= 254 && z.email().safeParse(address).success ? address : null
}

/**
 * A phone number in E.164 form; null when it is none. Numbers without a country are read as Russian ones, as people
 * there write them: 8 and ten digits, or ten digits of which the first is 3, 4, 8 or 9.
 */
export function phoneNumber(text: string): string | null {
  const trimmed = text.trim()
  if (!/^[+\d\s().-]+$/.test(trimmed)) return null
  const digits = trimmed.replace(/\D/g, '')
  if (trimmed.startsWith('+')) return plausible(digits)
  if (trimmed.startsWith('00')) return plausible(digits.slice(2))
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`
  if (digits.length === 10 && /^[3489]/.test(digits)) return `+7${digits}`
  return null
}

const plausible = (digits: string): string | null => (/^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null)

/** An address of either kind as it is kept; null when it is none. */
export const addressValue = (kind: 'email' | 'phone', text: string): string | null =>
  kind === 'email' ? mailAddress(text) : phoneNumber(text)

/** Do two periods of whole days share a day? An absent end is far away. */
export const periodsMeet = (
  a: { starts_on: string; ends_on: string | null },
  b: { starts_on: string; ends_on: string | null },
): boolean => a.starts_on <= (b.ends_on ?? '9999-12-31') && b.starts_on <= (a.ends_on ?? '9999-12-31')

/** What a search types, as the words that all have to be found; `ё` is found as `е`. */
export const soughtWords = (text: string): string[] =>
  text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean).slice(0, 6)

/** Makes text safe inside LIKE. */
export const escapedForLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
