// How seeding says what it is doing.

export interface Voice {
  say(text: { ru: string; en: string }): void
}
