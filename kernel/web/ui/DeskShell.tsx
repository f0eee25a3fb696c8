// The face of everyone who works in the centre: dense, keyboard first.
import { ActionIcon, Button, Kbd, MantineThemeProvider } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMenu2,
  IconSearch,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { usePalette } from '../palette.tsx'
import { useWebWords } from '../words.tsx'
import { aboveDesk } from './desk-parts.ts'
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
import { deskTheme } from './theme.ts'

const storage_key = 'okno.menu-folded'

export function DeskShell({ menu, domains, face, adminPermissions, children }: ShellProps) {
  const text = useWebWords()
  const palette = usePalette()
  const [folded, setFolded] = useState(() => localStorage.getItem(storage_key) === 'yes')
  const [open, setOpen] = useState(false)
  const fold = () => {
    localStorage.setItem(storage_key, folded ? 'no' : 'yes')
    setFolded(!folded)
  }
  return (
    <MantineThemeProvider theme={deskTheme} inherit>
      <div className={css.desk} data-folded={folded || undefined}>
        <header className={css.deskHead}>
          <SkipLink />
          <ActionIcon
            className={css.narrow}
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            aria-label={open ? text.menu.close : text.menu.open}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconX size={20} /> : <IconMenu2 size={20} />}
          </ActionIcon>
          <Brand to={face === 'admin' ? '/admin' : '/desk'} />
          <div className={css.tools}>
            <Button
              variant="default"
              c="dimmed"
              leftSection={<IconSearch size={16} />}
              rightSection={
                <Kbd size="xs" className={css.wide}>
                  Ctrl K
                </Kbd>
              }
              onClick={palette.open}
              aria-label={text.palette.open}
            >
              <span className={css.wide}>{text.palette.open}</span>
            </Button>
            <span className={css.wide}>
              <LanguageSwitch domains={domains} />
              <ThemeSwitch />
            </span>
            <PersonMenu face={face} domains={domains} adminPermissions={adminPermissions} />
          </div>
        </header>
        <nav className={css.deskMenu} data-open={open || undefined} aria-label={text.menu.main}>
          <MenuLinks menu={menu} onGo={() => setOpen(false)} />
          <span className={css.spring} />
          <ActionIcon
            className={css.wide}
            variant="subtle"
            color="gray"
            c="dimmed"
            aria-label={folded ? text.menu.widen : text.menu.narrow}
            onClick={fold}
          >
            {folded ? <IconLayoutSidebarLeftExpand size={20} /> : <IconLayoutSidebarLeftCollapse size={20} />}
          </ActionIcon>
        </nav>
        <div style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
          <LostLine />
          <aboveDesk.Here />
          <Main className={css.deskMain}>{children}</Main>
        </div>
      </div>
    </MantineThemeProvider>
  )
}
