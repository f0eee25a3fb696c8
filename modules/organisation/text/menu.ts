// The words of organisation's menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    people: 'People',
    teams: 'Teams',
    clients: 'Clients',
    regions: 'Regions',
    addPerson: 'Add a person',
    importPeople: 'Import people',
  },
  {
    people: 'Люди',
    teams: 'Группы',
    clients: 'Клиенты',
    regions: 'Регионы',
    addPerson: 'Добавить человека',
    importPeople: 'Загрузить список людей',
  },
)
