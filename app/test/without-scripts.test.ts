// Where browsers without scripts are led, and that nothing of an address becomes part of the page.
import { expect, it } from 'vitest'
import { pageWithoutScripts, withoutScripts } from '../without-scripts.ts'

const token = 'AaH5RXoCehmfMrePUFVguAGW9Uos0HvXr6d4xpC4nqz2Xg'

it('leads from the page of the link to the form, with the mark that was chosen', () => {
  const said = withoutScripts(`/rate/${token}?score=4`)!
  expect(said).toContain(`url=/api/ratings/invitations/${token}/form?score=4`)
  expect(pageWithoutScripts('<body><noscript>other</noscript></body>', said)).toBe(`<body>${said}</body>`)
  expect(withoutScripts('/rate/too"short')).toBeNull()
  expect(withoutScripts(`/rate/${token}?score=4"><script>`)).not.toContain('<script')
  expect(withoutScripts('/requests/R-1')).toBeNull()
})
