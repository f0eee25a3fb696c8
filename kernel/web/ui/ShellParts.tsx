// What both shells are made of: the mark, the menu, the switches of language and theme, the person's menu.
import {
  ActionIcon,
  Avatar,
  Button,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core'
import {
  IconBriefcase,
  IconDeviceDesktop,
  IconHome,
  IconKeyboard,
  IconLanguage,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Language } from '#kernel/contract/shapes.ts'
import { useLiveLost } from '../live.tsx'
import { useMe, useSession } from '../me.tsx'
import type { MenuEntry, PersonEntry, Screens } from '../screens.ts'
import { useLanguage, usePick, useWebWords } from '../words.tsx'
import { useHelp } from './Help.tsx'
import { useGo, useLinkTo } from './Link.tsx'
import css from './shell.module.css'

export interface ShellMenuEntry extends MenuEntry {
  readonly to: string
  readonly can?: string | undefined
}

export interface ShellProps {
  readonly face: string
  readonly menu: readonly ShellMenuEntry[]
  readonly domains: readonly Screens[]
  /** Permissions of which one opens administration. */
  readonly adminPermissions: readonly string[]
  readonly children: ReactNode
}

export function SkipLink() {
  const text = useWebWords()
  return (
    <a className={css.skip} href="#content">
      {text.skip}
    </a>
  )
}

/** The window with one pane open. */
export function Mark() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <rect x="3" y="3" width="18" height="18" rx="3" />
      <path d="M12 3v18M3 12h9" />
    </svg>
  )
}

export function Brand({ to }: { to: string }) {
  const { product } = useWebWords()
  const { me } = useSession()
  const pick = usePick()
  const linkTo = useLinkTo()
  return (
    <a className={css.brand} {...linkTo(to)}>
      <Mark />
      <span className={css.brandName}>{pick(me?.center_name) || product}</span>
    </a>
  )
}

export function MenuLinks({ menu, onGo }: { menu: readonly ShellMenuEntry[]; onGo?: () => void }) {
  const { me } = useSession()
  const { language } = useLanguage()
  const linkTo = useLinkTo()
  const here = useRouterState({ select: state => state.location.pathname })
  const open = menu.filter(entry => !entry.can || me?.permissions.includes(entry.can))
  const current = open
    .filter(entry => here === entry.to || (entry.to !== '/' && here.startsWith(`${entry.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]
  return open.map(entry => (
    <a
      key={entry.to}
      className={css.entry}
      aria-current={entry === current ? 'page' : undefined}
      {...linkTo(entry.to)}
      onClickCapture={onGo}
      title={entry.label(language)}
    >
      <entry.icon size={20} stroke={1.75} />
      <span className={css.entryName}>{entry.label(language)}</span>
      {entry.Count && (
        <span className={css.count}>
          <entry.Count />
        </span>
      )}
    </a>
  ))
}

/** Shows the other language by its own name; one press changes to it. */
export function LanguageSwitch({ domains = [] }: { domains?: readonly Screens[] }) {
  const { language, change } = useLanguageChange(domains)
  const other: Language = language === 'ru' ? 'en' : 'ru'
  return (
    <Button
      variant="subtle"
      color="gray"
      c="var(--mantine-color-text)"
      size="compact-sm"
      lang={other}
      leftSection={<IconLanguage size={18} stroke={1.75} />}
      onClick={() => change(other)}
    >
      {other === 'en' ? 'English' : 'Русский'}
    </Button>
  )
}

function useLanguageChange(domains: readonly Screens[]) {
  const { language, setLanguage } = useLanguage()
  const { me } = useSession()
  const change = (chosen: Language) => {
    setLanguage(chosen)
    if (me) for (const domain of domains) domain.rememberLanguage?.(chosen)
  }
  return { language, change }
}

const themes = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const

export function ThemeSwitch() {
  const { menu } = useWebWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Present = themes[colorScheme]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={menu.theme}>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            size="lg"
            aria-label={menu.theme}
          >
            <Present size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ThemeItems choose={setColorScheme} present={colorScheme} />
      </Menu.Dropdown>
    </Menu>
  )
}

type Scheme = keyof typeof themes

function ThemeItems({ choose, present }: { choose: (scheme: Scheme) => void; present: Scheme }) {
  const { menu } = useWebWords()
  return (['light', 'dark', 'auto'] as const).map(scheme => {
    const Picture = themes[scheme]
    return (
      <Menu.Item
        key={scheme}
        leftSection={<Picture size={18} stroke={1.75} />}
        onClick={() => choose(scheme)}
        fw={scheme === present ? 600 : 400}
      >
        {menu[scheme]}
      </Menu.Item>
    )
  })
}

/** Who is signed in, the way to the other face, and what domains add (sessions, signing out). */
export function PersonMenu({ face, domains, adminPermissions }: Omit<ShellProps, 'menu' | 'children'>) {
  const me = useMe()
  const text = useWebWords()
  const { shortcuts } = text
  const { language, change } = useLanguageChange(domains)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const go = useGo()
  const help = useHelp()
  const mayAdmin = adminPermissions.some(can => me.permissions.includes(can))
  const entries = domains
    .flatMap(domain => domain.person ?? [])
    .sort((a, b) => (a.order ?? 100) - (b.order ?? 100))
  const run = (entry: PersonEntry) => (entry.to ? go(entry.to) : void entry.run?.())
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <UnstyledButton aria-label={text.menu.person({ name: me.name })} style={{ borderRadius: 999 }}>
          <Avatar size={32} radius="xl" color="accent" name={me.name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--mantine-color-text)">
          <Text component="span" display="block" size="sm" fw={600}>
            {me.name}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed">
            {me.email}
          </Text>
        </Menu.Label>
        {face !== 'portal' && (
          <Menu.Item leftSection={<IconHome size={18} stroke={1.75} />} onClick={() => go('/')}>
            {text.menu.toPortal}
          </Menu.Item>
        )}
        {face !== 'desk' && me.is_agent && (
          <Menu.Item leftSection={<IconBriefcase size={18} stroke={1.75} />} onClick={() => go('/desk')}>
            {text.menu.toDesk}
          </Menu.Item>
        )}
        {face !== 'admin' && mayAdmin && (
          <Menu.Item leftSection={<IconSettings size={18} stroke={1.75} />} onClick={() => go('/admin')}>
            {text.menu.toAdmin}
          </Menu.Item>
        )}
        <Menu.Divider />
        <div className={css.narrow} style={{ flexDirection: 'column' }}>
          <Menu.Item
            leftSection={<IconLanguage size={18} stroke={1.75} />}
            lang={language === 'ru' ? 'en' : 'ru'}
            onClick={() => change(language === 'ru' ? 'en' : 'ru')}
          >
            {language === 'ru' ? 'English' : 'Русский'}
          </Menu.Item>
          <ThemeItems choose={setColorScheme} present={colorScheme} />
          <Menu.Divider />
        </div>
        <Menu.Item leftSection={<IconKeyboard size={18} stroke={1.75} />} onClick={help.open}>
          {shortcuts.help}
        </Menu.Item>
        {entries.map(entry => (
          <Menu.Item
            key={entry.label('en')}
            leftSection={<entry.icon size={18} stroke={1.75} />}
            onClick={() => run(entry)}
          >
            {entry.label(language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A line that says when what is shown may be out of date. */
export function LostLine() {
  const lost = useLiveLost()
  const { live } = useWebWords()
  return <div role="status">{lost && <div className={css.lost}>{live.lost}</div>}</div>
}

/** The content of a shell: takes the focus when another screen opens, so that the keyboard and readers follow. */
export function Main({ className, children }: { className?: string; children: ReactNode }) {
  const here = useRouterState({ select: state => state.resolvedLocation?.pathname })
  const main = useRef<HTMLElement>(null)
  const before = useRef(here)
  useEffect(() => {
    if (before.current && before.current !== here) main.current?.focus({ preventScroll: true })
    before.current = here
  }, [here])
  return (
    <main id="content" ref={main} tabIndex={-1} className={className}>
      {children}
    </main>
  )
}
