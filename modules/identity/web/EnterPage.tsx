// The link of the demo: enters as the persona of a role, or says why that is not possible.
import { Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { notFound } from '#kernel/contract/kernel.ts'
import { isRefusal, type Problem } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { enterAs } from './entering.ts'
import type { SignInSearch } from './search.ts'

export function EnterPage({ params, search }: ScreenProps<'/enter/:role', typeof SignInSearch>) {
  const { signIn: text } = useWords(screenWords)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Strict mode runs effects twice; one entrance is enough.
  const entered = useRef('')
  useEffect(() => {
    if (entered.current === params.role) return
    entered.current = params.role
    setProblem(null)
    enterAs(params.role, search.next).catch(setProblem)
  }, [params.role, search.next])
  if (!problem)
    return (
      <>
        <Heading title={text.entering} />
        <Loading rows={4} />
      </>
    )
  return (
    <>
      <Heading title={text.unavailable} />
      {isRefusal(problem, notFound) ? (
        <Text>{text.unavailableText({ role: params.role })}</Text>
      ) : (
        <Said refusal={problem} />
      )}
      <Empty text="" action={{ label: text.toSignIn, to: '/sign-in' }} />
    </>
  )
}
