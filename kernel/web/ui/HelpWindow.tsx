// The window of the keyboard help, loaded when it is first opened.
import { Group, Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core'
import { keyName, type Shortcut, useKeyboard } from '../shortcuts.tsx'
import { useLanguage, useWebWords } from '../words.tsx'

export function HelpWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const text = useWebWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.shortcuts.title}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <KeyList />
    </Modal>
  )
}

function KeyList() {
  const text = useWebWords()
  const { language } = useLanguage()
  const keyboard = useKeyboard()
  const general = text.shortcuts.general
  const groups = Map.groupBy(keyboard.list(), shortcut => shortcut.group?.(language) ?? general)
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {text.shortcuts.where}
      </Text>
      {[...groups].map(([group, shortcuts]) => (
        <Table key={group} captionSide="top">
          <Table.Caption ta="left">{group}</Table.Caption>
          <Table.Tbody>
            {shortcuts.map(shortcut => (
              <KeyRow
                key={`${shortcut.code}${shortcut.ctrl}${shortcut.shift}${shortcut.alt}`}
                shortcut={shortcut}
              />
            ))}
          </Table.Tbody>
        </Table>
      ))}
      <Switch
        label={text.shortcuts.singleKeys}
        description={text.shortcuts.singleKeysHint}
        checked={keyboard.singleKeys}
        onChange={event => keyboard.setSingleKeys(event.currentTarget.checked)}
      />
    </Stack>
  )
}

function KeyRow({ shortcut }: { shortcut: Shortcut }) {
  const { key } = useWebWords()
  const { language } = useLanguage()
  return (
    <Table.Tr>
      <Table.Td>{shortcut.label(language)}</Table.Td>
      <Table.Td ta="right">
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {keyName(shortcut, key).map(name => (
            <Kbd key={name}>{name}</Kbd>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
