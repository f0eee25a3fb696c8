// The words of identity's menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    me: 'My account',
    sessions: 'Where I am signed in',
    keys: 'API keys',
    signOut: 'Sign out',
    roles: 'Roles and rights',
    audit: 'Event log',
  },
  {
    me: 'Моя учётная запись',
    sessions: 'Где выполнен вход',
    keys: 'Ключи API',
    signOut: 'Выйти',
    roles: 'Роли и права',
    audit: 'Журнал событий',
  },
)
