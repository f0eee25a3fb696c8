// One frozen month: its figures as they were counted, and whether the log still says the same.
import { Button, Stack, Text } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { useMonthName } from '../months.ts'
import { MeasuresNav, useManages } from './parts.tsx'
import { Figures } from './QualityFigures.tsx'
import { QualityTable } from './QualityTable.tsx'
import { SnapshotCheck } from './SnapshotCheck.tsx'

export function SnapshotPage({ params }: ScreenProps<'/quality/months/:id'>) {
  const { snapshots: text } = useWords(measureWords)
  const format = useFormat()
  const monthName = useMonthName()
  const manages = useManages()
  const linkTo = useLinkTo()
  const { data, error } = agreements.useQuery('readQualitySnapshot', { params })
  if (error) throw error
  if (!data) return <Loading rows={8} />
  return (
    <>
      <MeasuresNav here="snapshots" />
      <Heading
        title={text.one({ month: monthName(data.month) })}
        note={`${format.full(data.as_of)}, ${data.made_by?.name ?? text.itself}`}
      >
        <Button component="a" variant="default" {...linkTo('/desk/quality/months')}>
          {text.back}
        </Button>
      </Heading>
      <Stack gap="lg">
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {`${text.number} ${data.id} · ${text.digest} ${data.digest}`}
        </Text>
        {manages && <SnapshotCheck id={data.id} />}
        <Figures data={data.index} />
        <QualityTable index={data.index} />
      </Stack>
    </>
  )
}
