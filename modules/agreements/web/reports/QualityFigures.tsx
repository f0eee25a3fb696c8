// The figures of the index: the number with its interval, both sides beside it, and the losses as a picture.

import { Alert, Card, Group, SimpleGrid, Text } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { Link } from '#kernel/web/ui/Link.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import type { Attained, Completeness, QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { Waterfall } from './charts.tsx'
import { type Behind, type CutName, Explained, Opens, Share } from './parts.tsx'

type Open = (what: 'all' | 'good' | 'lost' | 'client' | 'center' | 'both' | 'outside') => void

/** The number, both sides and the losses. Without `open` they stand for themselves, as in a frozen month. */
export function Figures({
  data,
  open,
  behind,
  cut = {},
}: {
  data: QualityIndex
  open?: Open
  /** Where what is behind the figures of both sides and of first submissions is listed, for what of the whole. */
  behind?: Behind
  cut?: { readonly [C in CutName]?: string | undefined }
}) {
  const text = useWords(measureWords).quality
  const { common } = useWords(measureWords)
  const format = useFormat()
  const { language } = useLanguage()
  const { total } = data
  const count = (n: number, what: string, list: Parameters<Open>[0]) =>
    open ? <Opens n={n} what={what} open={() => open(list)} /> : format.number(n)
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Card withBorder padding="lg">
        <Text size="sm">
          <Explained formula={text.formula({ zone: sayZone(data.time_zone, language) })}>
            {text.index}
          </Explained>
        </Text>
        {total.index ? (
          <>
            <Text fz={44} fw={650} lh={1.1} style={{ fontVariantNumeric: 'tabular-nums' }}>
              {format.percent(total.index.percent / 100, 1)}
            </Text>
            <Text size="sm" c="dimmed">
              {common.interval({
                low: format.percent(total.index.low / 100, 1),
                high: format.percent(total.index.high / 100, 1),
              })}
            </Text>
          </>
        ) : (
          <>
            <Text fz={28} fw={600}>
              {common.notEnough}
            </Text>
            <Text size="sm" c="dimmed">
              {common.notEnoughNote({ minimum: data.minimum })}
            </Text>
          </>
        )}
        <Group gap="xl" mt="md">
          <Figure name={text.n}>{count(total.n, text.n, 'all')}</Figure>
          <Figure name={text.good}>{count(total.good, text.good, 'good')}</Figure>
          <Figure name={text.lost}>{count(total.n - total.good, text.lost, 'lost')}</Figure>
        </Group>
        {data.mode === 'early' && (
          <Alert mt="md" variant="light" color="gray">
            {text.early}
          </Alert>
        )}
        {total.sla && total.ola && (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" mt="lg">
            <Side
              name={text.sla}
              formula={text.slaFormula}
              kept={total.sla}
              listOf={behind && (list => behind.side(data.month, cut, 'sla', list))}
            />
            <Side
              name={text.ola}
              formula={text.olaFormula}
              kept={total.ola}
              listOf={behind && (list => behind.side(data.month, cut, 'ola', list))}
            />
            {total.completeness && (
              <Firsts of={total.completeness} firsts={behind?.firsts(data.month, cut)} />
            )}
          </SimpleGrid>
        )}
      </Card>
      {total.losses && (
        <Card withBorder padding="lg">
          <Text size="sm" mb="xs">
            <Explained formula={text.lossFormula}>{text.losses}</Explained>
          </Text>
          <Waterfall quality={total} {...(open ? { open } : {})} />
        </Card>
      )}
    </SimpleGrid>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz="lg" fw={600}>
        {children}
      </Text>
    </div>
  )
}

/** Completeness at first submission, beside what was agreed. */
function Firsts({ of, firsts }: { of: Completeness; firsts: string | undefined }) {
  const text = useWords(measureWords).quality
  const format = useFormat()
  const counts = text.completenessOf({
    complete: format.number(of.complete),
    judged: format.number(of.judged),
  })
  const agreed = of.promised_percent
  return (
    <div>
      <Text size="sm">
        <Explained formula={text.completenessFormula}>{text.completeness}</Explained>
      </Text>
      {of.judged === 0 ? (
        <Text size="sm" c="dimmed" maw={220}>
          {text.noFirsts}
        </Text>
      ) : (
        <>
          <Text fz={24} fw={600}>
            <Share percent={of.percent} low={of.low} high={of.high} size="inherit" />
          </Text>
          <Text size="xs" c="dimmed">
            {firsts ? (
              <Link to={firsts} underline="always" fz="inherit">
                {counts}
              </Link>
            ) : (
              counts
            )}
          </Text>
        </>
      )}
      {agreed !== null && (
        <Text size="xs" c="dimmed">
          {text.promised({ percent: format.percent(agreed / 100) })}
          {of.percent !== null && `, ${of.percent < agreed ? text.brokenShare : text.keptShare}`}
        </Text>
      )}
    </div>
  )
}

function Side({
  name,
  formula,
  kept,
  listOf,
}: {
  name: string
  formula: string
  kept: Attained
  listOf: ((list: 'met' | 'missed' | 'excused') => string) | undefined
}) {
  const text = useWords(measureWords).quality
  const format = useFormat()
  const shown = (['met', 'missed', 'excused'] as const).filter(what => what !== 'excused' || kept.excused > 0)
  return (
    <div>
      <Text size="sm">
        <Explained formula={formula}>{name}</Explained>
      </Text>
      <Text fz={24} fw={600}>
        <Share percent={kept.percent} low={kept.low} high={kept.high} size="inherit" />
      </Text>
      <Text size="xs" c="dimmed">
        {shown.map((what, i) => {
          const count = `${format.number(kept[what])} ${text[what]}`
          return (
            <Fragment key={what}>
              {i > 0 && ' · '}
              {listOf && kept[what] > 0 ? (
                <Link to={listOf(what)} underline="always" fz="inherit" aria-label={`${name}: ${count}`}>
                  {count}
                </Link>
              ) : (
                count
              )}
            </Fragment>
          )
        })}
      </Text>
    </div>
  )
}
