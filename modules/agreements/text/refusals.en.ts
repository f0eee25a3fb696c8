// What the making of agreements is refused with, in English.
export default {
  code_taken: 'The code {code} is already in use.',
  parties_unfit:
    'These two sides cannot make such an agreement. In an SLA the centre promises clients; in an OLA one department, a client or a named supplier promises the centre or another department.',
  not_a_draft: 'This edition is in force already and cannot be changed. Begin a new draft.',
  unknown_calendar: 'There is no such calendar.',
  unknown_party: 'A client, region, department or person that is named here does not exist or is out of use.',
  unfit_target:
    'The promise {code} cannot be made like this: {problem, select, code_repeated {another one has the same code} metric_repeated {the same thing is promised twice in this edition} metric_unfit {this side cannot promise that} limit_too_long {the limit is longer than ten years} day_of_month {no month has that many working days} calendar_missing {the calendar it counts on is not named} calendar_surplus {a calendar is named that it does not count on} step_repeated {two steps have the same name} step_reserved {a step cannot be called like this} receiver_missing {a step does not say who hears of it} receiver_unknown {a step names somebody who does not exist} step_before_start {a step is taken earlier than the clock begins} warning_before_start {the warning comes earlier than the clock begins} unit_unfit {completeness and nothing else is promised as a share} share_too_large {no share is more than a hundred percent} steps_surplus {a share has no clock and so no steps} other {something is wrong with it}}.',
  unfit_scope:
    '{dimension, select, client {A client that is named does not exist or the agreement is with another one} service {A service that is named does not exist} unit {A unit that is named does not exist or belongs to another client} region {A region that is named does not exist} department {A department that is named does not exist} type {A kind of request that is named does not exist} other {Something that is named does not exist}}.',
  before_last:
    'A new edition comes into force after the last one that was published, not before it or with it.',
  nothing_promised: 'Nothing is promised in this edition yet. Add at least one target before you publish it.',
  rota_needed: 'An agreement still calls the rota “{name}”. Take it out of the escalation steps first.',
  beyond_your_services:
    'You manage promises for the services of your own department only: name these services, or the department itself.',
  edition_begun: 'This edition is in force already. Begin a new draft to promise something else.',
  draft_waits:
    'A recalled edition becomes the draft of its agreement, and there is another draft already. Publish that one or throw it away first.',
} as const
