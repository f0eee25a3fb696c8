// Evidence from a file: what each line would do, then taking in what is right, and the refused lines to take away.
import { Button, FileButton, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { pageLanguage } from '#kernel/web/ask.ts'
import { offline, Problem, problemFrom } from '#kernel/web/problem.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { EvidenceList } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'
import { agreements } from '../calls.ts'
import { saveCsv } from '../reports/csv.ts'

type List = z.output<typeof EvidenceList>

/** Sends a file and answers what becomes of its lines. Throws a `Problem`. */
async function send(file: File, apply: 'yes' | 'no'): Promise<List> {
  const language = pageLanguage()
  const body = new FormData()
  body.append('file', file, file.name)
  const response = await fetch(agreements.href('readEvidenceList', { query: { apply } }), {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'accept-language': language },
  }).catch(() => {
    throw offline(language)
  })
  const text = await response.text()
  if (!response.ok) throw problemFrom(response.status, text, language)
  return JSON.parse(text) as List
}

export function EvidenceUpload({ onClose }: { onClose(): void }) {
  const text = useWords(obligingWords)
  const { close } = useWebWords()
  const cache = agreements.useCache()
  const [file, setFile] = useState<File | null>(null)
  const [list, setList] = useState<List | null>(null)
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const read = async (chosen: File | null, apply: 'yes' | 'no') => {
    if (!chosen) return
    setFile(chosen)
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await send(chosen, apply)
      setList(answer)
      if (!answer.applied) return
      cache.refresh('listObligations')
      void toast({ text: text.taken({ count: answer.counts.taken }) })
      if (answer.counts.refused === 0) onClose()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setList(null)
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  const refused = list?.rows.filter(row => row.verdict === 'refused') ?? []
  return (
    <Modal opened onClose={onClose} size="xl" title={text.upload} closeButtonProps={{ 'aria-label': close }}>
      <Stack gap="md">
        <Text>{text.uploadNote}</Text>
        <Group gap="sm">
          <FileButton accept=".csv,.xlsx,text/csv" onChange={chosen => void read(chosen, 'no')}>
            {props => (
              <Button
                {...props}
                variant="default"
                loading={busy}
                leftSection={<IconUpload size={18} stroke={1.75} />}
              >
                {text.choose}
              </Button>
            )}
          </FileButton>
          {list && !list.applied && list.counts.taken > 0 && (
            <Button loading={busy} onClick={() => void read(file, 'yes')}>
              {text.take({ count: list.counts.taken })}
            </Button>
          )}
          {refused.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} stroke={1.75} />}
              onClick={() =>
                saveCsv('refused', [
                  [text.line, text.verdict, text.content],
                  ...refused.map(row => [row.line, row.reason, ...row.cells]),
                ])
              }
            >
              {text.saveRefused}
            </Button>
          )}
        </Group>
        <Said refusal={refusal} />
        {list && (
          <>
            <Text role="status">{text.counts(list.counts)}</Text>
            <ScrollArea.Autosize
              mah="50vh"
              viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': text.content }}
            >
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.line}</Table.Th>
                    <Table.Th>{text.content}</Table.Th>
                    <Table.Th>{text.verdict}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.rows.map(row => (
                    <Table.Tr key={row.line}>
                      <Table.Td>{row.line}</Table.Td>
                      <Table.Td>{row.cells.filter(Boolean).join(' · ')}</Table.Td>
                      <Table.Td c={row.verdict === 'refused' ? 'var(--mantine-color-error)' : undefined}>
                        {row.reason ?? text.verdicts[row.verdict]}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
          </>
        )}
      </Stack>
    </Modal>
  )
}
