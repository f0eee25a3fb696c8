// Words of the imaginary domain.
import { words } from '#kernel/contract/words.ts'

export const sampleWords = words(
  {
    notes: 'Notes',
    newNote: 'New note',
    title: 'Title',
    text: 'Text',
    day: 'Day',
    none: 'There are no notes yet.',
    saved: 'Saved',
    undo: 'Undo',
    search: 'Search notes',
    reply: 'Write a note',
    queue: 'Queue',
    people: 'People',
  },
  {
    notes: 'Заметки',
    newNote: 'Новая заметка',
    title: 'Название',
    text: 'Текст',
    day: 'День',
    none: 'Заметок пока нет.',
    saved: 'Сохранено',
    undo: 'Вернуть',
    search: 'Искать в заметках',
    reply: 'Написать заметку',
    queue: 'Очередь',
    people: 'Люди',
  },
)
