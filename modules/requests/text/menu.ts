// The few words of requests that menus and the palette need before a screen is opened.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    home: 'Home',
    ask: 'Ask',
    mine: 'Requests',
    queue: 'Queue',
    register: 'Register',
    new: 'Register a request',
  },
  {
    home: 'Главная',
    ask: 'Спросить',
    mine: 'Обращения',
    queue: 'Очередь',
    register: 'Новое обращение',
    new: 'Создать обращение',
  },
)
