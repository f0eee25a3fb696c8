// The words of the first run in English.
export default {
  refusals: {
    already_set_up: 'This installation is set up already. Sign in.',
    hours_reversed: 'The centre must close later than it opens.',
  },
  wizard: {
    title: 'Set up your centre',
    note: 'A few answers, and the window is open. Everything can be changed later.',
    center: 'Your centre',
    nameRu: 'Name in Russian',
    nameEn: 'Name in English',
    language: 'Language for people whose own is not known',
    timeZone: 'Time zone of the centre',
    hours: 'Working hours',
    opens: 'Opens at',
    closes: 'Closes at',
    russian: 'Days off follow the Russian production calendar',
    administrator: 'Administrator',
    name: 'Name',
    email: 'Mail address',
    password: 'Password, at least 10 characters',
    submit: 'Open the window',
    done: 'This installation is set up already.',
    toSignIn: 'Sign in',
  },
} as const
