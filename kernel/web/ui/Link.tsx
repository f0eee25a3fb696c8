// Links inside the application, which change the address without loading the page again.
import { Anchor, type AnchorProps } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type ComponentProps, type MouseEvent, type ReactNode, useCallback } from 'react'

/** Goes to an address of the application, e.g. `go('/requests/1?tab=history')`; `replace` keeps no step for "back". */
export function useGo(): (address: string, how?: { replace?: boolean }) => void {
  const router = useRouter()
  return useCallback(
    (address, { replace = false } = {}) =>
      replace ? router.history.replace(address) : router.history.push(address),
    [router],
  )
}

/** Makes any link element an inner one: `<Button component="a" {...linkTo('/services')}>`. Loads the screen's code on hover. */
export function useLinkTo() {
  const router = useRouter()
  const go = useGo()
  return (address: string) => ({
    href: address,
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      go(address)
    },
    onMouseEnter: () =>
      void router.preloadRoute({ to: address.split('?')[0]! } as never).catch(() => undefined),
  })
}

type LinkProps = AnchorProps &
  Omit<ComponentProps<'a'>, keyof AnchorProps | 'href' | 'ref'> & { to: string; children: ReactNode }

/** `<Link to="/requests/1">…</Link>` */
export function Link({ to, children, ...rest }: LinkProps) {
  const linkTo = useLinkTo()
  return (
    <Anchor {...rest} {...linkTo(to)}>
      {children}
    </Anchor>
  )
}
