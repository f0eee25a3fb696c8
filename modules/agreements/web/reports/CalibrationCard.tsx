// How far the probabilities of breaches could be trusted: what was said beside what came, and by how much it was better than the mean.
import { Card, Group, Text, Title } from '@mantine/core'
import type { z } from 'zod'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Calibration } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import css from './calibration.module.css'
import { CsvButton, Explained } from './parts.tsx'

/** Fewer questions than these say nothing about a tenth. */
const least = 20

export function CalibrationCard({ calibration }: { calibration: z.output<typeof Calibration> }) {
  const { predictions: text } = useWords(measureWords)
  const format = useFormat()
  const { brier, brier_of_mean, skill, scored_on, tenths } = calibration
  const range = (said: number) => {
    const from = Math.min(9, Math.floor(said * 10))
    return text.tenth({ from: from * 10, to: from * 10 + 10 })
  }
  const telling = tenths.filter(({ n }) => n >= least).at(-1)
  const trust = skill === null || skill < 0.02 ? 'none' : skill < 0.2 ? 'some' : 'good'
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between" mb="xs" wrap="nowrap" align="flex-start">
        <Title order={2} size="h4">
          {text.brier}
        </Title>
        {tenths.length > 0 && (
          <CsvButton
            name="calibration"
            title={text.brier}
            lines={() => [
              [text.said, text.came, text.times],
              ...tenths.map(({ said, came, n }) => [said, came, n]),
            ]}
          />
        )}
      </Group>
      {brier === null || brier_of_mean === null ? (
        <Text size="sm">{text.brierNone}</Text>
      ) : (
        <>
          <Text fw={600} fz="lg">
            {trust === 'none'
              ? text.trust.none
              : text.trust[trust]({ percent: format.percent(skill ?? 0, 0) })}
          </Text>
          {telling && (
            <Text size="sm">
              {text.example({ range: range(telling.said), came: format.percent(telling.came, 0) })}
            </Text>
          )}
          <dl className={css.tenths} aria-label={text.chart}>
            {tenths.map(({ said, came, n }) => (
              <div key={said} className={css.tenth} data-few={n < least || undefined}>
                <dt>{range(said)}</dt>
                <dd>
                  <span className={css.track} aria-hidden>
                    <span className={css.came} style={{ width: `${came * 100}%` }} />
                    <span className={css.said} style={{ insetInlineStart: `${said * 100}%` }} />
                  </span>
                  <span>{text.cameOf({ came: format.percent(came, 0), n: format.number(n) })}</span>
                </dd>
              </div>
            ))}
          </dl>
          <Text size="sm" c="dimmed">
            {text.chartNote}
          </Text>
          <Text size="sm" c="dimmed" mt="xs">
            <Explained formula={text.brierFormula}>{text.brierName}</Explained>
            {` ${text.brierOf({
              brier: format.number(brier, 3),
              mean: format.number(brier_of_mean, 3),
              n: format.number(scored_on),
            })}`}
          </Text>
        </>
      )}
    </Card>
  )
}
