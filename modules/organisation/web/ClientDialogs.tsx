// Making and changing clients and their units.

import type { z } from 'zod'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { type Client, ClientFields, type Unit, UnitFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { RegionPicker, UnitPicker } from './parts.tsx'
import { RetireButton } from './RetireButton.tsx'

interface Opening {
  opened: boolean
  onClose: () => void
}

export function ClientDialog(told: Opening & { client?: z.output<typeof Client> }) {
  const { client, opened, onClose } = told
  const { clients: text } = useWords(screenWords)
  const go = useGo()
  const make = organisation.useCommand('makeClient')
  const edit = organisation.useCommand('editClient')
  const before = client && { code: client.code, name: client.name }
  const change = async (body: z.output<typeof ClientFields>) => {
    if (client) return edit.mutateAsync({ params: { id: client.id }, body })
    const made = await make.mutateAsync({ body })
    // A new client needs units next.
    go(`/admin/clients/${made.id}`)
    return made
  }
  const closeEdited = client ? onClose : () => undefined
  return (
    <Dialog title={client ? text.editClient : text.newClient} opened={opened} onClose={onClose} wide sticky>
      <PlaceForm
        schema={ClientFields}
        initial={before ?? {}}
        send={change}
        onDone={closeEdited}
        {...(before ? { undo: () => void change(before).catch(() => undefined) } : {})}
      />
    </Dialog>
  )
}

export function UnitDialog(told: Opening & { client_id: string; unit?: z.output<typeof Unit> }) {
  const { client_id, unit, opened, onClose } = told
  const { clients: text } = useWords(screenWords)
  const pick = usePick()
  const make = organisation.useCommand('makeUnit')
  const edit = organisation.useCommand('editUnit')
  const before = unit && {
    code: unit.code,
    name: unit.name,
    client_id,
    region_id: unit.region_id,
    parent_id: unit.parent_id,
  }
  const change = (values: z.output<typeof UnitFields>) => {
    if (!unit) return make.mutateAsync({ body: values })
    const { client_id: _, ...body } = values
    return edit.mutateAsync({ params: { id: unit.id }, body })
  }
  return (
    <Dialog title={unit ? text.editUnit : text.newUnit} opened={opened} onClose={onClose} wide sticky>
      <PlaceForm
        schema={UnitFields}
        initial={before ?? { client_id }}
        send={change}
        onDone={onClose}
        {...(before ? { undo: () => void change(before).catch(() => undefined) } : {})}
        beside={
          unit && (
            <RetireButton
              kind="unit"
              id={unit.id}
              name={pick(unit.name)}
              retired={unit.retired_at !== null}
              onDone={onClose}
            />
          )
        }
      >
        {form => (
          <>
            <RegionPicker label={text.region} {...form.field('region_id')} />
            <UnitPicker
              label={text.parent}
              client_id={client_id}
              {...(unit ? { except: unit.id } : {})}
              {...form.field('parent_id')}
            />
          </>
        )}
      </PlaceForm>
    </Dialog>
  )
}
