// The words of feedback in letters: the snippet of a signature, and the letter after a low mark.
import { words } from '#kernel/contract/words.ts'

export const letterWords = words(
  {
    rateLetter: 'How do you like the way we work with you?',
    scale: '1 is very bad, 5 is very good',
    marks: { one: '1, very bad', two: '2, bad', three: '3, so-so', four: '4, good', five: '5, very good' },
    subject: 'What we have done after your mark',
    hello: 'Hello, {name}.',
    helloUnknown: 'Hello.',
    goodNow: 'Is it good now?',
  },
  {
    rateLetter: 'Как вам с нами работается?',
    scale: '1 — очень плохо, 5 — отлично',
    marks: {
      one: '1, очень плохо',
      two: '2, плохо',
      three: '3, так себе',
      four: '4, хорошо',
      five: '5, отлично',
    },
    subject: 'Что мы сделали после вашей оценки',
    hello: 'Здравствуйте, {name}.',
    helloUnknown: 'Здравствуйте.',
    goodNow: 'Теперь хорошо?',
  },
)
