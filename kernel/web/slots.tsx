// Places that a screen offers and upper domains fill, so that the lower domain need not know them.
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import { Guarded } from './ui/ErrorScreen.tsx'

export interface Filling {
  readonly slot: string
  readonly order: number
  readonly Part: ComponentType<never>
}

export type LoadFillings = () => Promise<readonly Filling[]>

export interface Slot<Props> {
  readonly name: string
  /** Where the parts appear, in their order. */
  readonly Here: ComponentType<Props>
  /** What an upper domain puts there; goes into the `fills` of its screens. */
  fill(Part: ComponentType<Props>, options?: { order?: number }): Filling
}

/** Offers a place. `name` is `<domain>.<place>`, e.g. `catalogue.beside_service`. */
export function slot<Props extends object>(name: `${string}.${string}`): Slot<Props> {
  return {
    name,
    Here: props => <Fillings name={name} given={props} />,
    fill: (Part, { order = 100 } = {}) => ({ slot: name, order, Part: Part as ComponentType<never> }),
  }
}

function Fillings<Props extends object>({ name, given }: { name: string; given: Props }) {
  return useFillings(name).map(({ Part, order }, index) => {
    const Shown = Part as unknown as ComponentType<Props>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: fillings are fixed once loaded
      <Guarded key={`${order}-${index}`}>
        <Shown {...given} />
      </Guarded>
    )
  })
}

const FillsContext = createContext<{ face: string; loaders: readonly LoadFillings[] }>({
  face: '',
  loaders: [],
})

/** Knows what fills the slots of one face (portal, desk); loads it when the first slot is shown. */
export function FillsProvider(props: {
  face: string
  loaders: readonly LoadFillings[]
  children: ReactNode
}) {
  return <FillsContext value={props}>{props.children}</FillsContext>
}

function useFillings(name: string): readonly Filling[] {
  const { face, loaders } = useContext(FillsContext)
  const { data } = useQuery({
    queryKey: ['kernel', 'fills', face],
    queryFn: async () => (await Promise.all(loaders.map(load => load()))).flat(),
    staleTime: 'static',
    gcTime: Number.POSITIVE_INFINITY,
  })
  return (data ?? []).filter(filling => filling.slot === name).sort((a, b) => a.order - b.order)
}
