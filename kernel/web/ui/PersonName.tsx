// A person in a line: the face by initials, the name, and what else tells who it is.
import { Avatar, Group, Text } from '@mantine/core'

/** `note` is a quiet second line, e.g. the unit. */
export function PersonName(told: { name: string; note?: string | null; size?: number; bare?: boolean }) {
  const { name, note, size = 24, bare = false } = told
  return (
    <Group gap="sm" wrap="nowrap" component="span" display="inline-flex" miw={0}>
      {!bare && <Avatar size={size} radius="xl" name={name} color="accent" aria-hidden="true" />}
      <span style={{ minWidth: 0 }}>
        <Text component="span" truncate display="block">
          {name}
        </Text>
        {note && (
          <Text component="span" c="dimmed" truncate display="block" fz="sm">
            {note}
          </Text>
        )}
      </span>
    </Group>
  )
}
