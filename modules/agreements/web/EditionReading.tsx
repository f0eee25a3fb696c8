// An edition as people read it: one sentence for each promise, for whom it holds and since when.
import { Stack, Text, Title } from '@mantine/core'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import type { Agreement, Edition } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { useCalendars } from './calls.ts'
import { useNames } from './names.tsx'
import { type SaidTarget, type Sides, sayTargetParts } from './plain.ts'
import { ScopeLines } from './ScopeLines.tsx'
import { isEternal, usePeriod } from './since.ts'

export function EditionReading({ agreement, edition }: { agreement: Agreement; edition: Edition }) {
  const { editions: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const period = usePeriod()
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} mb="md">
          {text.promises}
        </Title>
        {edition.targets.length === 0 && <Text c="dimmed">{text.noTargets}</Text>}
        <ul className={css.promises}>
          {edition.targets.map(target => (
            <li key={target.id}>
              <Title order={3} mb="xs">
                {pick(target.title)}
              </Title>
              <Sentence target={target} sides={agreement} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <Title order={2} mb="sm">
          {text.scope}
        </Title>
        <ScopeLines scope={edition.scope} />
      </section>
      <section>
        <Title order={2} mb="sm">
          {text.validity}
        </Title>
        <Text>{text.period({ period: period(edition) })}</Text>
        {!isEternal(edition) && (
          <Text c="dimmed">{edition.covers_open ? text.coversOpen : text.onlyNew}</Text>
        )}
        {edition.note && <Text mt="sm">{pick(edition.note)}</Text>}
      </section>
    </Stack>
  )
}

/** The sentence of a target; what is promised stands out. */
export function Sentence({ target, sides }: { target: SaidTarget; sides: Sides }) {
  const { language } = useLanguage()
  const { names } = useNames()
  const calendars = useCalendars()
  const { promise, conditions } = sayTargetParts(target, { language, sides, names, calendars })
  return (
    <Text className={css.sentence!}>
      <b>{promise}</b>
      {conditions.map(condition => `; ${condition}`)}.
    </Text>
  )
}
