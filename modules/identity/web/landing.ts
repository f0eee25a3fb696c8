// Where a person comes out after signing in.

/** The address after sign-in: where the person wanted to go, else the desk for those who work in the centre. */
export function landing({ is_agent }: { is_agent: boolean }, next?: string): string {
  if (next && isInner(next)) return next
  return is_agent ? '/desk' : '/'
}

/** An address of this application and of no other site. */
const isInner = (address: string): boolean => /^\/(?![/\\])/.test(address) && !address.startsWith('/sign-in')
