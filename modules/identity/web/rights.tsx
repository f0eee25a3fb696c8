// Permissions in words, and the table in which they are ticked.
import { Checkbox, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import { rightWords } from '../text/right-words.ts'
import { screenWords } from '../text/screen-words.ts'
import css from './identity.module.css'

/** What a permission is called and what it lets people do. */
export interface Right {
  readonly code: string
  readonly title: string
  readonly text: string
}

type Said = ReturnType<typeof useWords<typeof rightWords.en>>
const has = <T extends object>(tree: T, key: string): key is keyof T & string => key in tree

/** Explains permissions; groups stand in the order of everyday use. */
export function useRights() {
  const said: Said = useWords(rightWords)
  const { roles } = useWords(screenWords)
  return useMemo(() => {
    const explain = (code: string): Right => {
      if (!has(said.rights, code)) return { code, title: code, text: roles.unknownRight }
      const { title, text } = said.rights[code]
      return { code, title, text }
    }
    const grouped = (codes: readonly string[]) => {
      const names = Object.keys(said.groups)
      const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
      return [...new Set(codes.map(domainOf))]
        .sort((a, b) => place(a) - place(b))
        .map(name => ({
          name,
          title: has(said.groups, name) ? said.groups[name] : name,
          rights: codes.filter(code => domainOf(code) === name).map(explain),
        }))
    }
    return { explain, grouped }
  }, [said, roles])
}

const domainOf = (code: string): string => code.split('.')[0]!

/** A table of permissions with a box each. */
export function RightsTable(told: {
  codes: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  label: string
}) {
  const { codes, chosen, onChange, label } = told
  const { grouped } = useRights()
  const toggle = (code: string, on: boolean) =>
    onChange(on ? [...chosen, code] : chosen.filter(one => one !== code))
  return (
    <table className={css.rights} aria-label={label}>
      {grouped(codes).map(group => (
        <tbody key={group.name}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {group.title}
            </th>
          </tr>
          {group.rights.map(right => (
            <tr key={right.code}>
              <td className={css.mark}>
                <Checkbox
                  id={`right-${right.code}`}
                  aria-describedby={`right-text-${right.code}`}
                  checked={chosen.includes(right.code)}
                  onChange={event => toggle(right.code, event.currentTarget.checked)}
                />
              </td>
              <td>
                <label htmlFor={`right-${right.code}`} title={right.code}>
                  {right.title}
                </label>
                <Text component="span" display="block" c="dimmed" size="sm" id={`right-text-${right.code}`}>
                  {right.text}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
