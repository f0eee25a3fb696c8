// Making and changing departments and teams.
import { Checkbox } from '@mantine/core'
import type { z } from 'zod'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { type Department, DepartmentFields, type Team, TeamFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { DepartmentPicker } from './parts.tsx'
import { RetireButton } from './RetireButton.tsx'

interface Opening {
  opened: boolean
  onClose: () => void
}

export function DepartmentDialog(told: Opening & { department?: z.output<typeof Department> }) {
  const { department, opened, onClose } = told
  const { teams: text } = useWords(screenWords)
  const pick = usePick()
  const make = organisation.useCommand('makeDepartment')
  const edit = organisation.useCommand('editDepartment')
  const before = department && { code: department.code, name: department.name }
  const change = (body: z.output<typeof DepartmentFields>) =>
    department ? edit.mutateAsync({ params: { id: department.id }, body }) : make.mutateAsync({ body })
  return (
    <Dialog
      title={department ? text.editDepartment : text.newDepartment}
      opened={opened}
      onClose={onClose}
      wide
      sticky
    >
      <PlaceForm
        schema={DepartmentFields}
        initial={before ?? {}}
        send={change}
        onDone={onClose}
        {...(before ? { undo: () => void change(before).catch(() => undefined) } : {})}
        beside={
          department && (
            <RetireButton
              kind="department"
              id={department.id}
              name={pick(department.name)}
              retired={department.retired_at !== null}
              onDone={onClose}
            />
          )
        }
      />
    </Dialog>
  )
}

export function TeamDialog(told: Opening & { team?: z.output<typeof Team>; department_id?: string }) {
  const { team, department_id, opened, onClose } = told
  const { teams: text } = useWords(screenWords)
  const go = useGo()
  const make = organisation.useCommand('makeTeam')
  const edit = organisation.useCommand('editTeam')
  const before = team && {
    code: team.code,
    name: team.name,
    department_id: team.department_id,
    purpose: team.purpose,
    first_line: team.first_line,
  }
  const change = async (body: z.output<typeof TeamFields>) => {
    if (team) return edit.mutateAsync({ params: { id: team.id }, body })
    const made = await make.mutateAsync({ body })
    // A new team needs members next.
    go(`/admin/teams/${made.id}`)
    return made
  }
  const closeEdited = team ? onClose : () => undefined
  return (
    <Dialog title={team ? text.editTeam : text.newTeam} opened={opened} onClose={onClose} wide sticky>
      <PlaceForm
        schema={TeamFields}
        initial={before ?? (department_id ? { department_id } : {})}
        send={change}
        onDone={closeEdited}
        {...(before ? { undo: () => void change(before).catch(() => undefined) } : {})}
      >
        {form => (
          <>
            <DepartmentPicker label={text.department} withAsterisk {...form.field('department_id')} />
            <LocalTextInput label={text.purpose} rows={2} {...form.field('purpose')} />
            <Checkbox label={text.firstLine} description={text.firstLineHint} {...form.check('first_line')} />
          </>
        )}
      </PlaceForm>
    </Dialog>
  )
}
