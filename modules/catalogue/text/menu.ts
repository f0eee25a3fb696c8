// The word of the catalogue that the menu needs before a screen is opened.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words({ services: 'Services' }, { services: 'Услуги' })
