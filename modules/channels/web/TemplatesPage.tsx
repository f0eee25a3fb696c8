// What letters say: every kind in both languages, and whether somebody changed it.
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconPalette } from '@tabler/icons-react'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { templateKinds } from '../contract/template-kinds.ts'
import type { TemplateVersion } from '../contract/templates.ts'
import { templateWords } from '../text/template-words.ts'
import { channels } from './calls.ts'
import css from './template.module.css'

export function TemplatesPage() {
  const text = useWords(templateWords)
  const linkTo = useLinkTo()
  const { data, error, isPending } = channels.useQuery('listTemplates', {})
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button
          component="a"
          {...linkTo('/admin/letter-looks')}
          variant="default"
          leftSection={<IconPalette size={18} stroke={1.75} />}
        >
          {text.looks}
        </Button>
      </Heading>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={7} />}
      {data && (
        <Stack mt="md" maw={860} gap="sm">
          {templateKinds.map(kind => (
            <Card key={kind} withBorder padding="md" className={css.kind}>
              <div>
                <Title order={2} size="h4">
                  {text.kind[kind]}
                </Title>
                <Text size="sm" c="dimmed">
                  {text.when[kind]}
                </Text>
              </div>
              <Group gap="sm" className={css.sides}>
                {data.items
                  .filter(item => item.kind === kind)
                  .map(item => (
                    <Side key={item.language} item={item} />
                  ))}
              </Group>
            </Card>
          ))}
        </Stack>
      )}
    </>
  )
}

function Side({
  item: { kind, language, built_in, at },
}: {
  item: Omit<TemplateVersion, 'subject' | 'body'>
}) {
  const text = useWords(templateWords)
  const format = useFormat()
  const linkTo = useLinkTo()
  return (
    <Button
      component="a"
      {...linkTo(`/admin/letter-templates/${kind}/${language}`)}
      variant="default"
      aria-label={`${text.kind[kind]}: ${text.language[language]}`}
      rightSection={
        !built_in &&
        at && (
          <Badge variant="light" tt="none">
            {text.changed({ when: format.date(at) })}
          </Badge>
        )
      }
    >
      {text.language[language]}
    </Button>
  )
}
