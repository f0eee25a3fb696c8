// Where people land after sign-in, and how browsers are told apart.
import { describe, expect, test } from 'vitest'
import { browserOf } from '../web/browser-name.ts'
import { landing } from '../web/landing.ts'

describe('landing', () => {
  const agent = { is_agent: true }

  test('agents land on the desk, others in the portal', () => {
    expect(landing(agent)).toBe('/desk')
    expect(landing({ is_agent: false })).toBe('/')
  })

  test('whoever wanted to go somewhere gets there', () => {
    expect(landing(agent, '/requests/1?tab=files')).toBe('/requests/1?tab=files')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/',
  ])('but never to %s', next => {
    expect(landing(agent, next)).toBe('/desk')
  })
})

describe('browserOf', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8.0.0 Safari/537.36',
      'Яндекс Браузер',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0',
      'Microsoft Edge',
      'Android',
    ],
  ])('%s', (agent, browser, system) => {
    expect(browserOf(agent)).toEqual({ browser, system })
  })

  test('an unknown one is said to be unknown', () => {
    expect(browserOf('curl/8.0')).toEqual({ browser: null, system: null })
    expect(browserOf(null)).toEqual({ browser: null, system: null })
  })
})
