// The face of requesters and clients: airy, phone first.
import { useWebWords } from '../words.tsx'
import {
  Brand,
  LanguageSwitch,
  LostLine,
  Main,
  MenuLinks,
  PersonMenu,
  type ShellProps,
  SkipLink,
  ThemeSwitch,
} from './ShellParts.tsx'
import css from './shell.module.css'

export function PortalShell({ menu, domains, face, adminPermissions, children }: ShellProps) {
  const text = useWebWords()
  return (
    <div className={css.portal}>
      <SkipLink />
      <header className={css.portalHead}>
        <div className={css.portalBar}>
          <Brand to="/" />
          <nav className={css.tabs} aria-label={text.menu.main}>
            <MenuLinks menu={menu} />
          </nav>
          <div className={css.tools}>
            <span className={css.wide}>
              <LanguageSwitch domains={domains} />
              <ThemeSwitch />
            </span>
            <PersonMenu face={face} domains={domains} adminPermissions={adminPermissions} />
          </div>
        </div>
      </header>
      <LostLine />
      <Main className={css.portalMain}>{children}</Main>
    </div>
  )
}
