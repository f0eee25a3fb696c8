// Choosing a mark from 1 to 5: five large buttons with words, usable by finger, keyboard and screen reader.
import { Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { feedbackWords } from '../text/words.ts'

interface MarksProps {
  readonly label: string
  readonly score: number | null
  choose(score: number): void
}

export function Marks({ label, score, choose }: MarksProps) {
  const { marks } = useWords(feedbackWords).rate
  const words = [marks.one, marks.two, marks.three, marks.four, marks.five]
  return (
    <Radio.Group
      label={label}
      value={score === null ? null : String(score)}
      onChange={value => choose(Number(value))}
    >
      <SimpleGrid cols={5} spacing="xs" mt="xs" maw={296}>
        {words.map((word, index) => (
          <Radio.Card
            key={word}
            value={String(index + 1)}
            aria-label={word}
            radius="md"
            h={56}
            bg={score === index + 1 ? 'var(--mantine-primary-color-light)' : undefined}
          >
            <Stack gap={0} align="center" justify="center" h="100%">
              <Text size="lg" fw={600}>
                {index + 1}
              </Text>
            </Stack>
          </Radio.Card>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt={4} mih={22}>
        {score === null ? '' : words[score - 1]}
      </Text>
    </Radio.Group>
  )
}
