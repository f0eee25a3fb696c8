// Runs before anything is painted, so that the page has the reader's theme and language from the start.
{
  const root = document.documentElement
  const chosen = localStorage.getItem('mantine-color-scheme-value')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  const language = localStorage.getItem('okno.language')
  if (language === 'ru' || language === 'en') root.lang = language
}
