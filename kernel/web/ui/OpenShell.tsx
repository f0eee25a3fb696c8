// The frame of screens for people who need not be signed in: sign-in, first run, rating from a letter.
import type { ReactNode } from 'react'
import { Brand, LanguageSwitch, Main, SkipLink, ThemeSwitch } from './ShellParts.tsx'
import css from './shell.module.css'

export function OpenShell({ children }: { children: ReactNode }) {
  return (
    <div className={css.portal}>
      <SkipLink />
      <header className={css.portalBar}>
        <Brand to="/" />
        <div className={css.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <Main className={css.portalMain}>{children}</Main>
    </div>
  )
}
