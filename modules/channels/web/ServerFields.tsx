// The mail server of a mailbox, and trying it: which of the steps works, and what the server says to the one that does not.
import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  List,
  NumberInput,
  PasswordInput,
  Stack,
  TextInput,
} from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { Form } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Mailbox } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { imapOf, type MailboxForm } from './mailbox-form.ts'

export function ServerFields({ form, mailbox }: { form: Form<typeof MailboxForm>; mailbox: Mailbox | null }) {
  const words = useWords(screenWords)
  const text = words.mailbox
  const check = channels.useCommand('checkMailbox', { refresh: [] })
  const { values } = form
  const imap = imapOf(values as MailboxForm)
  const tryIt = () => {
    if (!imap) return
    const imap_password = values.imap_password || undefined
    check.mutate({ body: { ...(mailbox ? { id: mailbox.id } : {}), imap, imap_password } })
  }
  return (
    <Fieldset legend={text.server} p="md">
      <Stack gap="sm">
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput flex="3 1 220px" label={text.host} withAsterisk {...form.field('host')} />
          <NumberInput
            flex="1 1 96px"
            label={text.port}
            withAsterisk
            hideControls
            allowDecimal={false}
            allowNegative={false}
            {...form.field('port')}
          />
        </Group>
        <Checkbox label={text.secure} {...form.check('secure')} />
        <TextInput label={text.user} withAsterisk autoComplete="off" {...form.field('user')} />
        <PasswordInput
          label={text.password}
          description={mailbox?.has_password ? text.passwordKept : undefined}
          autoComplete="new-password"
          {...form.field('imap_password')}
        />
        <TextInput label={text.folder} withAsterisk {...form.field('folder')} />
        <TextInput label={text.moveTo} description={text.moveToHint} {...form.field('move_to')} />
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          disabled={!imap}
          loading={check.isPending}
          onClick={tryIt}
        >
          {text.check}
        </Button>
        <div role="status">
          {check.data && (
            <List spacing={4} listStyleType="none">
              {check.data.steps.map(({ step, ok, said }) => (
                <List.Item
                  key={step}
                  icon={
                    ok ? (
                      <IconCheck size={18} color="var(--mantine-color-green-text)" aria-hidden="true" />
                    ) : (
                      <IconX size={18} color="var(--mantine-color-red-text)" aria-hidden="true" />
                    )
                  }
                >
                  {words.mailboxes.steps[step]}:{' '}
                  {ok ? text.checked.ok : text.checked.failed({ said: said ?? '' })}
                </List.Item>
              ))}
            </List>
          )}
        </div>
        <Said refusal={check.error} />
      </Stack>
    </Fieldset>
  )
}
