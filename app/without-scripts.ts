// Pages of the application that also work where no scripts run: the browser is led to a plain form of the same thing.
const plain_forms = [
  {
    page: /^\/rate\/([\w-]{20,100})$/,
    form: (token: string) => `/api/ratings/invitations/${token}/form`,
    said: { ru: 'Оценить без JavaScript', en: 'Rate without JavaScript' },
  },
] as const

/** What a page says to browsers without scripts; null where the application cannot do without them. */
export function withoutScripts(address: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://page')
  for (const { page, form, said } of plain_forms) {
    const token = page.exec(pathname)?.[1]
    if (!token) continue
    const score = /^[1-5]$/.exec(searchParams.get('score') ?? '')?.[0]
    const place = form(token) + (score ? `?score=${score}` : '')
    return `<noscript><meta http-equiv="refresh" content="0; url=${place}"><a href="${place}">${said.ru}. ${said.en}</a></noscript>`
  }
  return null
}

/** The application's page with that in the place of what it says otherwise. */
export const pageWithoutScripts = (html: string, said: string): string =>
  html.replace(/<noscript>[\s\S]*?<\/noscript>/, () => said)
