// What of the findings about a letter is worth keeping.

import type { LetterAbout } from '../../contract/about.ts'

/** As it goes into the database; null when there is nothing to say. */
export function aboutToKeep(about: LetterAbout): string | null {
  const { invitation, signature, encrypted, problem, cut, opened, remote_images, trackers } = about
  const lists = cut.length + opened.length + (about.failed_addresses ?? []).length
  const found = invitation || signature || encrypted || problem || lists > 0
  const left_out = about.copied_left_out ?? 0
  return found || remote_images + trackers + left_out > 0
    ? JSON.stringify(about).replaceAll('\\u0000', '')
    : null
}
