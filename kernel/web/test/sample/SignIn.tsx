// Where strangers of the sample are sent.
import { Heading } from '#kernel/web/ui/Heading.tsx'

export function SignIn() {
  return <Heading title="Sign in" />
}
