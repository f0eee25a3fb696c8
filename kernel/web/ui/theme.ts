// How Okno looks: one accent, an 8-px grid, readable contrast in both themes.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core'
import { readableOn } from '#kernel/contract/contrast.ts'

const accent: MantineColorsTuple = [
  '#eef3fd',
  '#dbe5fa',
  '#b5c9f3',
  '#8caaec',
  '#7399e8',
  '#4f7bdf',
  '#3565d2',
  '#2853b8',
  '#1f4496',
  '#183674',
]

/** Mantine's dark greys with a little of the accent's blue; 7 is the page, 6 the fields, 4 the lines. */
const dark: MantineColorsTuple = [
  '#dfe2e8',
  '#c3c8d1',
  '#a2a9b5',
  '#8b93a1',
  '#4a515e',
  '#323843',
  '#1f232b',
  '#16191f',
  '#111318',
  '#0c0e12',
]

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'

/** The theme of both faces; the desk makes it denser. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  black: '#1b1f27',
  // The luminance at which black and white text are equally readable, so that filled parts are never below 4.5 to 1.
  autoContrast: true,
  luminanceThreshold: 0.179,
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace',
  headings: {
    fontFamily: fonts,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // A state is a word or two: it is never cut, what stands beside it gives way.
    Badge: { styles: { root: { flexShrink: 0, overflow: 'visible' }, label: { overflow: 'visible' } } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } },
    },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'lg',
        transitionProps: { duration: 120 },
        // The page has its own banner: the head of a dialog is none.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    // What opens over the page stands in a landmark of its own (ui/Root.tsx), so that readers find it.
    Portal: { defaultProps: { target: '#okno-overlays' } },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 100 } },
    },
  },
})

/** The desk: one step smaller. Its headings are in shell.module.css, as they are variables of the page. */
export const deskTheme = createTheme({
  components: Object.fromEntries(
    [
      'Text',
      'Button',
      'TextInput',
      'Textarea',
      'Select',
      'MultiSelect',
      'NumberInput',
      'PasswordInput',
      'Anchor',
      'Table',
    ].map(name => [
      name,
      {
        defaultProps: {
          size: name === 'Button' || /Input|Select|Textarea/.test(name) ? 'xs' : 'sm',
          ...(name === 'Table' ? { fz: 'sm' } : {}),
          ...(name === 'Anchor' ? { underline: 'hover' } : {}),
        },
      },
    ]),
  ),
})

/** Where Mantine's own greys and reds are too pale to read (below 4.5 to 1), darker or lighter steps stand. */
export const variables: CSSVariablesResolver = given => ({
  variables: {},
  light: {
    ...readableTexts(given, 'light'),
    '--mantine-color-dimmed': '#565d69',
    '--mantine-color-placeholder': '#6a717d',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': accent[7],
    '--mantine-color-default-border': '#8a929f',
    '--okno-surface': '#f6f7f9',
    '--okno-line': '#dfe2e7',
    '--okno-note': '#fff6dd',
    '--okno-note-line': '#e0b64c',
  },
  dark: {
    ...readableTexts(given, 'dark'),
    '--mantine-color-accent-light': '#1f3566',
    '--mantine-color-accent-light-hover': '#27437f',
    '--mantine-color-gray-light': '#2a2f39',
    '--mantine-color-gray-light-hover': '#343a46',
    '--mantine-color-dimmed': '#a2a9b5',
    '--mantine-color-placeholder': '#9aa1ae',
    '--mantine-color-error': '#ff9b94',
    '--mantine-color-anchor': accent[3],
    '--mantine-color-default-hover': '#2a2f39',
    '--mantine-color-default-border': '#666e7c',
    '--okno-surface': '#1d2129',
    '--okno-line': '#323843',
    '--okno-note': '#3a3115',
    '--okno-note-line': '#8a6f22',
  },
})

/** Coloured text on its own pale ground and on the page. */
function readableTexts(given: MantineTheme, scheme: 'light' | 'dark'): Record<string, string> {
  const entries = Object.entries(given.colors).flatMap(([name, shades]) =>
    scheme === 'light'
      ? [
          [`--mantine-color-${name}-light-color`, readableOn(shades[9], shades[1], 'darker')],
          [`--mantine-color-${name}-text`, readableOn(shades[7], shades[0], 'darker')],
          [`--mantine-color-${name}-outline`, readableOn(shades[7], shades[0], 'darker')],
        ]
      : [[`--mantine-color-${name}-text`, readableOn(shades[3], '#2a2f39', 'lighter')]],
  )
  return Object.fromEntries(entries)
}
