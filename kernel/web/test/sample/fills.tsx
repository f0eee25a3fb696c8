// What another domain puts there.
import { Text } from '@mantine/core'
import { besideNotes } from './slots.ts'

export const fills = [besideNotes.fill(({ id }) => <Text data-testid="filled">slot {id}</Text>)]
