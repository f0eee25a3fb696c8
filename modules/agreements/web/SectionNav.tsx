// The way between the screens of agreements.
import { useRouterState } from '@tanstack/react-router'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'

const sections = ['list', 'obligations', 'applying', 'calendars', 'rotas', 'recalculations'] as const

export function SectionNav() {
  const { nav: text } = useWords(agreementScreenWords)
  const linkTo = useLinkTo()
  const here = useRouterState({ select: state => state.location.pathname })
  return (
    <nav aria-label={text.label} className={css.sections}>
      {sections.map(section => {
        const to = section === 'list' ? '/admin/agreements' : `/admin/agreements/${section}`
        return (
          <a key={section} {...linkTo(to)} aria-current={here === to ? 'page' : undefined}>
            {text[section]}
          </a>
        )
      })}
    </nav>
  )
}
