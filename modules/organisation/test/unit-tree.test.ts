// Units of a client stand under those that they are part of.
import { expect, test } from 'vitest'
import { asTree } from '../web/unit-tree.ts'

const unit = (id: string, parent_id: string | null = null) => ({ id, parent_id })
const told = (units: ReturnType<typeof unit>[]) =>
  asTree(units).map(({ unit: { id }, depth }) => `${'-'.repeat(depth)}${id}`)

test('children follow their parents, whatever the order of the list', () => {
  expect(told([unit('shop', 'plant'), unit('office'), unit('plant'), unit('store', 'shop')])).toEqual([
    'office',
    'plant',
    '-shop',
    '--store',
  ])
})

test('a unit whose parent is out of use is not lost', () => {
  expect(told([unit('shop', 'gone'), unit('office')])).toEqual(['shop', 'office'])
})
