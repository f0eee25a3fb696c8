// Readable contrast of coloured texts in both themes, and keys by their place.
import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { contrast } from '#kernel/contract/contrast.ts'
import { keyName, matches } from '../shortcuts.tsx'
import { stateOf } from '../ui/Minutes.tsx'
import { theme, variables } from '../ui/theme.ts'
import { webWords } from '../web-words.ts'

const whole = mergeMantineTheme(DEFAULT_THEME, theme)
const shown = variables(whole)
const light = shown.light as Record<string, string>
const dark = shown.dark as Record<string, string>

describe('contrast', () => {
  it('follows the formula', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it.each(Object.keys(whole.colors))('of %s is at least 4.5 to 1 on its own ground and on the page', name => {
    const shades = whole.colors[name]!
    expect(contrast(light[`--mantine-color-${name}-light-color`]!, shades[1])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(light[`--mantine-color-${name}-text`]!, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark[`--mantine-color-${name}-text`]!, '#16191f')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['dimmed', 'placeholder', 'error', 'anchor'])('of %s texts holds on pages and panels', kind => {
    for (const ground of ['#ffffff', light['--okno-surface']!, light['--okno-note']!])
      expect(contrast(light[`--mantine-color-${kind}`]!, ground)).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['#16191f', '#1f232b', dark['--okno-surface']!, dark['--okno-note']!])
      expect(contrast(dark[`--mantine-color-${kind}`]!, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('of the edges of fields is at least 3 to 1', () => {
    expect(contrast(light['--mantine-color-default-border']!, '#ffffff')).toBeGreaterThanOrEqual(3)
    expect(contrast(dark['--mantine-color-default-border']!, '#16191f')).toBeGreaterThanOrEqual(3)
  })
})

describe('a promised time', () => {
  const due_at = '2026-03-12T10:00:00Z'
  const at = (iso: string, more: { met_at?: string; paused?: boolean } = {}) =>
    stateOf({ due_at, met_at: null, paused: false, soon_minutes: 15, ...more }, Date.parse(iso))
  it('goes from far to late', () => {
    const moments = [
      '2026-03-10T10:00:00Z',
      '2026-03-12T09:00:00Z',
      '2026-03-12T09:45:00Z',
      '2026-03-12T10:00:01Z',
    ]
    expect(moments.map(moment => at(moment))).toEqual(['far', 'running', 'soon', 'late'])
  })
  it('stops when it is met, missed or paused', () => {
    expect(at('2027-01-01T00:00:00Z', { met_at: due_at })).toBe('met')
    expect(at('2027-01-01T00:00:00Z', { met_at: '2026-03-12T10:00:01Z' })).toBe('missed')
    expect(at('2027-01-01T00:00:00Z', { paused: true })).toBe('paused')
  })
})

describe('keys', () => {
  const pressed = (code: string, more: object = {}) =>
    ({
      code,
      key: '',
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...more,
    }) as KeyboardEvent
  it('go by their place, whatever letter is on them', () => {
    expect(matches({ code: 'KeyR' }, pressed('KeyR', { key: 'к' }))).toBe(true)
    expect(matches({ code: 'KeyR' }, pressed('KeyK', { key: 'r' }))).toBe(false)
  })
  it('are not those of the browser', () => {
    expect(matches({ code: 'KeyR' }, pressed('KeyR', { ctrlKey: true }))).toBe(false)
    expect(matches({ code: 'KeyK', ctrl: true }, pressed('KeyK', { metaKey: true }))).toBe(true)
    expect(matches({ code: 'KeyR' }, pressed('KeyR', { shiftKey: true }))).toBe(false)
  })
  it('are written as on the keyboard', () => {
    expect(keyName({ code: 'Slash', shift: true, ctrl: true }, webWords.en.key)).toEqual([
      'Ctrl',
      'Shift',
      '/',
    ])
  })
})
