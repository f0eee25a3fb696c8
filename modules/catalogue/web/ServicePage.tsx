// A service: its page is its specification, and the question about it begins here.
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { catalogueWords } from '../text/words.ts'
import { catalogue } from './calls.ts'
import { besideService } from './parts.tsx'
import css from './services.module.css'

export function ServicePage({ params }: ScreenProps<'/services/:id'>) {
  const text = useWords(catalogueWords)
  const pick = usePick()
  const linkTo = useLinkTo()
  const { data: service, error, refetch } = catalogue.useQuery('readService', { params: { id: params.id } })
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!service) return <Loading rows={8} />
  const summary = pick(service.summary)
  return (
    <>
      <Text mb="sm">
        <Link to="/services">{text.back}</Link>
      </Text>
      <Heading title={pick(service.title)} {...(summary ? { note: summary } : {})}>
        <Button
          component="a"
          leftSection={<IconMessageQuestion size={20} stroke={1.75} />}
          {...linkTo(`/ask?service_id=${service.id}`)}
        >
          {text.askAbout}
        </Button>
      </Heading>
      <div className={css.page}>
        <Stack gap="lg" mt="md">
          <Part title={text.whatYouGet} said={service.what_you_get} />
          <Part title={text.provide} said={service.provide} />
          <Part title={text.how} said={service.how} />
          {service.steps && service.steps.length > 0 && (
            <section>
              <Title order={2}>{text.steps}</Title>
              <ol className={css.steps}>
                {service.steps.map(step => (
                  <li key={pick(step)}>{pick(step)}</li>
                ))}
              </ol>
            </section>
          )}
          <Part title={text.whoMay} said={service.who_may} />
        </Stack>
        <Stack gap="lg">
          <section className={css.facts} aria-labelledby="facts">
            <Title order={2} id="facts" mb="sm">
              {text.facts}
            </Title>
            <Facts service={service} />
          </section>
          <besideService.Here service_id={service.id} />
        </Stack>
      </div>
    </>
  )
}

function Part({ title, said }: { title: string; said: LocalText | null }) {
  const pick = usePick()
  if (!said) return null
  return (
    <section>
      <Title order={2}>{title}</Title>
      <Text className={css.spoken!}>{pick(said)}</Text>
    </section>
  )
}

interface Terms {
  resolution_hours: number | null
  hours: LocalText | null
  price: { amount_rub: number; per: LocalText } | null
  department: { name: LocalText }
  code: string
}

function Facts({ service }: { service: Terms }) {
  const text = useWords(catalogueWords)
  const pick = usePick()
  const { language } = useLanguage()
  const rubles = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    style: 'currency',
    currency: 'RUB',
    maximumFractionDigits: 0,
  })
  const facts = [
    ...(service.resolution_hours === null
      ? []
      : [[text.time, text.hoursLong({ hours: service.resolution_hours })] as const]),
    ...(service.hours ? [[text.hours, pick(service.hours)] as const] : []),
    ...(service.price
      ? [
          [
            text.price,
            text.perUnit({ amount: rubles.format(service.price.amount_rub), per: pick(service.price.per) }),
          ] as const,
        ]
      : []),
    [text.from, pick(service.department.name)] as const,
    [text.code, service.code] as const,
  ]
  return facts.map(([name, said]) => (
    <div key={name}>
      <Text c="dimmed" fz="sm">
        {name}
      </Text>
      <Text mb="sm">{said}</Text>
    </div>
  ))
}
