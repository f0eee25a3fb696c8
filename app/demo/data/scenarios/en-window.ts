// English request scenarios of the one window: general questions, complaints, suggestions and thanks.

import type { Scenario } from '../types.ts'
import { MIXED, ORDERED, SPOKEN } from './channels.ts'

/** English scenarios of "Ask us". */
export const EN_WINDOW: Scenario[] = [
  {
    code: 'en-ask-who',
    service: 'ASK-101',
    topic: 'who_to_ask',
    type: 'question',
    channel_weights: SPOKEN,
    weight: 8,
    subjects: ['Whom do I ask?', 'Not sure where this belongs', 'A general question'],
    texts: [
      'I joined last month and do not know who handles company phones. Can you point me in the right direction?',
      'Sorry if this is the wrong place. We received a letter from the tax office about {supplier}. Who should have it?',
      'who does business cards? cannot find it in the catalogue',
    ],
    fits: [
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
    ],
    answers: [
      '{name}, you are in the right place. I have passed it to {colleague} and will make sure you hear back today. You can also type your question in your own words in the portal search.',
      'We found the right person and forwarded everything. There is no need to write again; the answer will come in this request.',
      'I am your contact for this. If you have no answer by noon tomorrow, write here and I will raise it with the team lead.',
    ],
    notes: ['Not in the catalogue, suggest a synonym to the editor.'],
    handling_minutes: [5, 16],
    hours_to_resolve: [0.5, 4],
  },
  {
    code: 'en-ask-complaint',
    service: 'ASK-101',
    topic: 'who_to_ask',
    type: 'complaint',
    channel_weights: MIXED,
    weight: 4,
    subjects: [
      'No answer to {earlier}',
      'Complaint about response time',
      'Still waiting',
      'Request closed too early',
    ],
    texts: [
      'Request {earlier} has been open since {date} and nobody has been in touch. Please give me a date.',
      'This is my third message on the same thing, and every time a new person asks me for the same documents.',
      'You closed {earlier} as solved. It is not solved.',
    ],
    fits: [
      { subjects: [0, 1, 2], answers: [0, 1] },
      { subjects: [1, 2], answers: [0] },
      { subjects: [3], answers: [2] },
    ],
    answers: [
      '{name}, you are right, this should not have taken so long. The request got stuck between two teams. {colleague} has it now and will finish by noon tomorrow. We have your documents; please do not send them again.',
      'I am sorry. The answer had been written but not sent. It is attached, and we have added a check so that this does not happen again.',
      'The request is open again with a higher priority and the team lead is responsible for it. I will write to you with what went wrong and what we changed.',
    ],
    bad_comments: ['Two lost days in spite of the apology.'],
    handling_minutes: [15, 40],
    hours_to_resolve: [1, 8],
  },
  {
    code: 'en-ask-thanks',
    service: 'ASK-101',
    topic: 'who_to_ask',
    type: 'thanks',
    channel_weights: MIXED,
    weight: 3,
    subjects: ['Thank you', 'A word of thanks', 'Great support'],
    texts: [
      'Just a quick thank you to {colleague}, who sorted out my documents in a single day.',
      'The {month} closing went smoothly thanks to your team. Much appreciated.',
      'Second call to 4040 this week, second time solved in five minutes. Well done.',
    ],
    fits: [
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
      { subjects: [0, 1, 2], answers: [0, 1, 2] },
    ],
    answers: [
      'Thank you, {name}. I have passed this on to my colleague and the team lead.',
      'Kind of you to write, it was read aloud in our morning meeting.',
      'Thanks for the feedback. It counts towards the quarterly awards.',
    ],
    handling_minutes: [2, 5],
    hours_to_resolve: [0.5, 4],
  },
  {
    code: 'en-ask-suggestion',
    service: 'ASK-101',
    topic: 'who_to_ask',
    type: 'suggestion',
    channel_weights: ORDERED,
    weight: 2,
    subjects: ['Suggestion for the portal', 'An idea', 'Could you improve this?'],
    texts: [
      'It would help to see my leave balance on the first page of the portal.',
      'Could the visitor form remember my gate? I pick the same one every time.',
      'Please send us a list of missing documents a week before month end, not after it.',
    ],
    fits: [
      { subjects: [0, 1, 2], answers: [0, 1] },
      { subjects: [0, 1, 2], answers: [0, 1] },
      { subjects: [1, 2], answers: [2] },
    ],
    answers: [
      '{name}, a good idea. The service owner will look at it in the next review and I will tell you the decision, whatever it is.',
      'Four other units have asked for the same, so it is planned for next quarter. You have earned points for it.',
      'Agreed. The list will go out on the 25th from now on.',
    ],
    handling_minutes: [6, 15],
    hours_to_resolve: [2, 8],
  },
]
