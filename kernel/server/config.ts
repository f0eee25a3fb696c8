// Every setting of Okno, with its meaning and its default; read once at start, and the only place that reads the environment.
import path from 'node:path'
import { z } from 'zod'
import { type Language, TimeZone } from '#kernel/contract/shapes.ts'
import { keptSecret } from './kept-secret.ts'
import { networksIn } from './networks.ts'
import { StartError, type Told } from './start-error.ts'

const onOff = z.enum(['on', 'off']).transform(value => value === 'on')
/** Whatever is wrong with it, the message names both ends. */
const wholeNumber = (least: number, most: number) => {
  const error = `${least}..${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}
const port = wholeNumber(1, 65_535)

/** The settings in the order in which `okno check-config` explains them. */
export const Settings = z.object({
  PORT: port.default(8080).describe('Port of the web interface'),
  HOST: z
    .string()
    .default('localhost')
    .describe('Address to listen on; 0.0.0.0 in a container or behind a proxy on another machine'),
  OKNO_URL: z
    .url({ protocol: /^https?$/, error: 'web_address' })
    .optional()
    .describe('Address under which people reach Okno, used in letters; http://localhost:PORT unless set'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'database_address' })
    .optional()
    .describe('An outside PostgreSQL 15 or newer; without it Okno brings and runs its own'),
  DATABASE_POOL: wholeNumber(2, 200).default(24).describe('Database connections a process may hold'),
  OKNO_DATA: z
    .string()
    .default('data')
    .describe('Folder of the embedded database, files and the secret; several machines share it'),
  OKNO_SECRET: z
    .string()
    .min(32, { error: 'secret' })
    .optional()
    .describe(
      'Secret for sessions and signed links, 32 characters or more; made and kept in OKNO_DATA unless set',
    ),
  OKNO_DEMO: onOff
    .default(true)
    .describe('on: the first start fills a demo company and offers links to enter; off: an empty centre'),
  OKNO_LANGUAGE: z.enum(['ru', 'en']).default('ru').describe('Language for people whose own is not known'),
  OKNO_TIME_ZONE: z
    .string()
    .refine(zone => TimeZone.safeParse(zone).success, { error: 'time_zone' })
    .default('Europe/Moscow')
    .describe('Time zone for people whose own is not known'),
  OKNO_SMTP_PORT: port
    .optional()
    .describe('Port of the own SMTP listener for incoming mail; 2525 in the demo, closed otherwise'),
  OKNO_SMTP_HOST: z.string().optional().describe('Address the SMTP listener is bound to; as HOST unless set'),
  OKNO_LMTP_PORT: port
    .optional()
    .describe('Port of the own LMTP listener, for a mail server that delivers to Okno; closed unless set'),
  OKNO_SMTP_CERT: z
    .string()
    .optional()
    .describe(
      'Certificate chain (PEM file) with which the listeners offer STARTTLS; own: Okno makes one and keeps it in OKNO_DATA',
    ),
  OKNO_SMTP_KEY: z.string().optional().describe('Private key (PEM file) of OKNO_SMTP_CERT'),
  OKNO_SMTP_LOGIN: z
    .string()
    .regex(/^[^:]+:.+$/s, { error: 'login' })
    .optional()
    .describe('user:password that those outside must log in with before the SMTP listener takes a letter'),
  OKNO_SMTP_INSIDE: z
    .string()
    .refine(text => networksIn(text) !== null, { error: 'networks' })
    .default('127.0.0.0/8 ::1/128 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7')
    .describe(
      'Networks of your own mail servers: not limited, not asked to log in, their senders not judged by address; none: no such',
    ),
  OKNO_SMTP_RATE: wholeNumber(1, 1_000_000)
    .default(60)
    .describe('Letters a minute that one address outside may bring to the SMTP listener'),
  OKNO_SMTP_AUTHSERV: z
    .string()
    .max(253)
    .optional()
    .describe(
      'Name of the mail server before the listeners in its Authentication-Results, which are believed then; otherwise Okno checks SPF, DKIM and DMARC itself',
    ),
  OKNO_SENDER_PROOF: z
    .enum(['off', 'failed', 'all'])
    .default('failed')
    .describe(
      'Which letters may not speak in the name of an agent: failed: those whose sender was disproven; all: also those without proof; off: none',
    ),
  OKNO_DNS: z
    .string()
    .regex(/^[\d.:a-fA-F[\]]+$/, { error: 'dns' })
    .optional()
    .describe('DNS server for checking senders, address or address:port; that of the system unless set'),
  OKNO_SMIME_ROOTS: z
    .string()
    .optional()
    .describe(
      'Roots (PEM file) to which certificates of signed letters must lead; unset: chains are not looked at',
    ),
  OKNO_MAIL_IMPORT: z
    .string()
    .optional()
    .describe(
      'Folder of this machine whose mbox files and Maildirs administrators may import as past requests',
    ),
  OKNO_MAIL_IMPORT_MB: wholeNumber(1, 1_000_000)
    .default(2000)
    .describe('Largest archive of mail that is uploaded in the browser, unpacked, megabytes'),
  OKNO_MAIL_RELAY: z
    .string()
    .regex(/^smtps?:\/\//, { error: 'relay_address' })
    .optional()
    .describe(
      'SMTP relay for outgoing mail, smtp://user:password@host:port; the demo keeps letters in its mailbox page instead',
    ),
  OKNO_MAIL_THREAD_HOUR: wholeNumber(1, 10_000)
    .default(5)
    .describe(
      'Automatic letters about one request in an hour; further ones are held back until somebody looks',
    ),
  OKNO_MAIL_ADDRESS_HOUR: wholeNumber(1, 10_000)
    .default(10)
    .describe('Automatic letters to one address in an hour; further ones are held back'),
  OKNO_MAIL_ADDRESS_DAY: wholeNumber(1, 100_000)
    .default(40)
    .describe('Automatic letters to one address in a day; further ones are held back'),
  OKNO_MAIL_ALERT_MINUTES: wholeNumber(1, 10_000)
    .default(15)
    .describe(
      'Minutes without fetched mail, or of a letter or file that waits, after which administrators are alerted',
    ),
  OKNO_CLAMD: z
    .string()
    .regex(/^(tcp:\/\/(\[[\da-f:]+\]|[^\s/:]+):\d{1,5}|unix:\/\S+)$/i, { error: 'clamd' })
    .optional()
    .describe(
      'ClamAV daemon that scans every file before it can be downloaded, tcp://host:port or unix:/path; files are not scanned unless set',
    ),
  OKNO_FILE_LIMIT_MB: wholeNumber(1, 2000).default(25).describe('Largest attachment, megabytes'),
  OKNO_WORKERS: wholeNumber(1, 64).default(4).describe('Jobs a worker process does at a time'),
  OKNO_TRUST_PROXY: onOff
    .default(false)
    .describe('on: believe X-Forwarded-For and X-Forwarded-Proto of the proxy in front'),
  OKNO_RATE_LIMIT: wholeNumber(10, 1_000_000_000)
    .default(3000)
    .describe('Calls a person or an address may make in a minute'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('How much is logged'),
})

/** The same meanings in Russian; a setting without one does not compile. */
export const settingsInRussian: Record<keyof typeof Settings.shape, string> = {
  PORT: 'Порт веб-интерфейса',
  HOST: 'Адрес, на котором слушать; 0.0.0.0 в контейнере или за прокси на другой машине',
  OKNO_URL:
    'Адрес, по которому люди открывают Окно, он стоит в письмах; если не задан — http://localhost:PORT',
  DATABASE_URL: 'Внешняя PostgreSQL 15 или новее; без неё Окно держит свою',
  DATABASE_POOL: 'Сколько соединений с базой может держать процесс',
  OKNO_DATA: 'Папка встроенной базы, файлов и секрета; общая для нескольких машин',
  OKNO_SECRET:
    'Секрет сессий и подписанных ссылок, от 32 знаков; если не задан, создаётся и хранится в OKNO_DATA',
  OKNO_DEMO: 'on: первый запуск наполняет демо-компанию и даёт ссылки для входа; off: пустой центр',
  OKNO_LANGUAGE: 'Язык для тех, чей язык неизвестен',
  OKNO_TIME_ZONE: 'Часовой пояс для тех, чей пояс неизвестен',
  OKNO_SMTP_PORT: 'Порт собственного приёма почты; в демо 2525, иначе закрыт',
  OKNO_SMTP_HOST: 'Адрес, на котором слушает приём почты; если не задан — как HOST',
  OKNO_LMTP_PORT:
    'Порт собственного приёма по LMTP для почтового сервера, который доставляет в Окно; иначе закрыт',
  OKNO_SMTP_CERT:
    'Цепочка сертификатов (файл PEM), с которой приём почты предлагает STARTTLS; own: Окно делает свой и хранит в OKNO_DATA',
  OKNO_SMTP_KEY: 'Закрытый ключ (файл PEM) к OKNO_SMTP_CERT',
  OKNO_SMTP_LOGIN: 'user:password, с которыми должны войти внешние серверы, прежде чем приём возьмёт письмо',
  OKNO_SMTP_INSIDE:
    'Сети собственных почтовых серверов: без ограничений и входа, отправители не проверяются по адресу; none: таких нет',
  OKNO_SMTP_RATE: 'Сколько писем в минуту может принести один внешний адрес',
  OKNO_SMTP_AUTHSERV:
    'Имя почтового сервера перед приёмом в его заголовках Authentication-Results, им тогда верят; иначе Окно само проверяет SPF, DKIM и DMARC',
  OKNO_SENDER_PROOF:
    'Какие письма не могут говорить от имени специалиста: failed: с опровергнутым отправителем; all: и без доказательства; off: никакие',
  OKNO_DNS: 'Сервер DNS для проверки отправителей, адрес или адрес:порт; если не задан — системный',
  OKNO_MAIL_IMPORT:
    'Папка этой машины, из которой администраторы переносят архивы почты (файлы mbox и Maildir) в прошлые обращения',
  OKNO_MAIL_IMPORT_MB: 'Наибольший архив почты, загружаемый через браузер, в распакованном виде, мегабайт',
  OKNO_SMIME_ROOTS:
    'Корневые сертификаты (файл PEM), к которым должны вести сертификаты подписанных писем; если не заданы, цепочки не проверяются',
  OKNO_MAIL_RELAY:
    'Почтовый сервер для исходящих, smtp://user:password@host:port; демо без него складывает письма на страницу ящика',
  OKNO_MAIL_THREAD_HOUR:
    'Сколько автоматических писем об одном обращении уходит за час; следующие задерживаются, пока кто-нибудь не посмотрит',
  OKNO_MAIL_ADDRESS_HOUR: 'Сколько автоматических писем на один адрес уходит за час; следующие задерживаются',
  OKNO_MAIL_ADDRESS_DAY:
    'Сколько автоматических писем на один адрес уходит за сутки; следующие задерживаются',
  OKNO_MAIL_ALERT_MINUTES:
    'Через сколько минут без приёма почты или ожидания письма или файла предупреждать администраторов',
  OKNO_CLAMD:
    'Антивирус ClamAV (clamd), который проверяет каждый файл до скачивания, tcp://host:port или unix:/path; если не задан, файлы не проверяются',
  OKNO_FILE_LIMIT_MB: 'Наибольшее вложение, мегабайт',
  OKNO_WORKERS: 'Сколько заданий работник делает одновременно',
  OKNO_TRUST_PROXY: 'on: верить X-Forwarded-For и X-Forwarded-Proto от прокси',
  OKNO_RATE_LIMIT: 'Сколько вызовов в минуту может сделать человек или адрес',
  LOG_LEVEL: 'Сколько писать в журнал',
}

export type Config = Omit<z.infer<typeof Settings>, 'OKNO_URL' | 'OKNO_SECRET'> & {
  OKNO_URL: string
  OKNO_SECRET: string
}

/** What our own checks of settings say; zod says the rest. */
const sayings: Record<string, Told> = {
  secret: { ru: 'нужно не меньше 32 знаков', en: 'must have 32 characters or more' },
  web_address: { ru: 'должно начинаться с http:// или https://', en: 'must begin with http:// or https://' },
  database_address: { ru: 'должно начинаться с postgresql://', en: 'must begin with postgresql://' },
  relay_address: {
    ru: 'должно начинаться с smtp:// или smtps://',
    en: 'must begin with smtp:// or smtps://',
  },
  login: { ru: 'нужно user:password', en: 'must be user:password' },
  networks: {
    ru: 'нужны сети через пробел, например 10.0.0.0/8, или none',
    en: 'must be networks with spaces between, like 10.0.0.0/8, or none',
  },
  clamd: { ru: 'нужно tcp://host:port или unix:/путь', en: 'must be tcp://host:port or unix:/path' },
  dns: { ru: 'нужен адрес, например 127.0.0.1:53', en: 'must be an address like 127.0.0.1:53' },
  time_zone: {
    ru: 'нужен часовой пояс, например Europe/Moscow',
    en: 'must be a time zone like Europe/Moscow',
  },
}

function saying(message: string): Told | undefined {
  const [, least, most] = /^(\d+)\.\.(\d+)$/.exec(message) ?? []
  if (!least) return sayings[message]
  return {
    ru: `нужно целое число от ${least} до ${most}`,
    en: `must be a whole number from ${least} to ${most}`,
  }
}

export interface ConfigProblem {
  readonly setting: string
  readonly message: Told
}

/** Reads the settings; the problems, if any, name each setting that is wrong and why. */
export function readConfig(
  environment: Record<string, string | undefined> = process.env,
): Config | ConfigProblem[] {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap(key => (environment[key] ? [[key, environment[key]]] : [])),
  )
  const read = Settings.safeParse(given)
  if (!read.success) return problemsIn(given)
  const settings = read.data
  const demoMail = settings.OKNO_DEMO && !settings.OKNO_SMTP_PORT
  return {
    ...settings,
    OKNO_DATA: path.resolve(settings.OKNO_DATA),
    OKNO_URL: (settings.OKNO_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    OKNO_SECRET: settings.OKNO_SECRET ?? keptSecret(path.resolve(settings.OKNO_DATA)),
    OKNO_SMTP_PORT: demoMail ? 2525 : settings.OKNO_SMTP_PORT,
  }
}

function problemsIn(given: Record<string, string | undefined>): ConfigProblem[] {
  const issues = (language: Language) =>
    Settings.safeParse(given, { error: z.locales[language]().localeError }).error?.issues ?? []
  const english = issues('en')
  return issues('ru').map((issue, index) => ({
    setting: String(issue.path[0] ?? ''),
    message: saying(issue.message) ?? { ru: issue.message, en: english[index]?.message ?? issue.message },
  }))
}

/** Read by other parts of the project, and no settings of the product. */
const beside = /^OKNO_(LAUNCHER$|PASSWORD$|CHROMIUM$|TEST_|BENCH_)/

/** Names that look like settings and are none: most often a slip of the finger that would pass unnoticed. */
export const unknownSettings = (
  environment: Record<string, string | undefined> = process.env,
): readonly string[] =>
  Object.keys(environment)
    .filter(name => name.startsWith('OKNO_') && !(name in Settings.shape) && !beside.test(name))
    .sort()

/** The settings. @throws StartError that names each wrong one. */
export function config(): Config {
  const read = readConfig()
  if (!Array.isArray(read)) return read
  const said = (language: Language) =>
    read.map(({ setting, message }) => `${setting}: ${message[language]}`).join('\n')
  throw new StartError(
    {
      ru: `${said('ru')}\nКаждую настройку объясняет npm run okno -- check-config.`,
      en: `${said('en')}\nnpm run okno -- check-config explains every setting.`,
    },
    { exit_code: 78 },
  )
}
