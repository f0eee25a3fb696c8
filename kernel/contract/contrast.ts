// Contrast of two colours, by the formula of WCAG 2.2, and the nearest readable shade.
type Channels = readonly [number, number, number]

/** WCAG's minimum for text. */
const readable = 4.5

/** From 1 (the same) to 21 (black on white). Colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour, made darker or lighter in small steps until it can be read on the ground. */
export function readableOn(color: string, ground: string, way: 'darker' | 'lighter'): string {
  const target = way === 'darker' ? 0 : 255
  for (let share = 0; share < 1; share += 0.05) {
    const tried = hex(channels(color).map(value => value + (target - value) * share) as unknown as Channels)
    if (contrast(tried, ground) >= readable) return tried
  }
  return way === 'darker' ? '#000000' : '#ffffff'
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [r, g, b] = channels(color).map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Channels
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const channels = (color: string): Channels => {
  const number = Number.parseInt(color.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

const hex = (parts: Channels): string =>
  `#${parts.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`
