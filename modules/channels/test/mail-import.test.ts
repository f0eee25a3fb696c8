// Archives of mail become past requests: whole, once, quietly, and can be taken out again.
import { access, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { clearDisk } from '#kernel/server/cleaning.ts'
import { workOn } from '../server/mail-import/work.ts'
import { conversation, past } from './archives.ts'
import { startImportWorld } from './import-world.ts'
import { window } from './mail-world.ts'

const world = await startImportWorld()
const { agent, begin, imported, one, put, rows, start, state, workAll } = world
const admin = () => world.as('admin')
afterAll(() => world.close())
beforeEach(() => world.forget())

describe('an archive', () => {
  it('is looked through first, and nothing is written before the start', async () => {
    const broken = Buffer.from('nothing that is a letter\n\nat all\n')
    const twice = conversation(agent)[0]!
    const id = await begin(await put('look.mbox', [...conversation(agent), broken, twice]))
    await workAll()
    expect(await state(id)).toMatchObject({
      state: 'looked',
      letters: 6,
      conversations: 2,
      people: 3,
      waiting: 4,
      duplicates: 1,
      unreadable: 1,
      imported: 0,
      first_at: '2020-02-03T07:00:00.000Z',
      last_at: '2020-02-05T06:00:00.000Z',
    })
    expect(await rows('select id from requests.request')).toEqual([])
    const { items } = (await admin().get(`/api/mail-imports/${id}/problems`)).body
    expect(items).toMatchObject([{ ordinal: 5, reason: 'no_letter', has_original: true }])
    const { body } = await admin().get(`/api/mail-imports/${id}/problems/5`)
    expect(body).toContain('nothing that is a letter')
    expect((await admin().get(`/api/mail-imports/${id}/problems/1`)).status).toBe(404)
  })

  it('becomes closed requests with their own dates, authors and words', async () => {
    const before = (await rows('select max(id) as id from kernel.event'))[0].id
    await imported('whole.mbox', conversation(agent))
    const [request, other] = await rows(
      `select request.*, person.email from requests.request join organisation.person_view as person
         on person.id = request.requester_id order by created_at`,
    )
    expect(request).toMatchObject({
      status: 'closed',
      email: 'ivanova@client.test',
      created_at: new Date('2020-02-03T07:00:00Z'),
      closed_at: new Date('2020-02-04T06:00:00Z'),
      first_answered_at: new Date('2020-02-03T09:00:00Z'),
      tags: ['import'],
      team_id: world.center.teams.window,
      service_id: null,
      due_at: null,
      channel: 'email',
    })
    expect(other).toMatchObject({ email: 'petrov@other.test', subject: 'Пропуск' })
    const messages = await rows(
      'select kind, text, author_id, created_at from requests.message where request_id = $1 order by created_at',
      [request.id],
    )
    expect(messages.map(message => message.kind)).toEqual(['inbound', 'answer', 'inbound'])
    expect(messages[0].text).toBe('Пришлите')
    expect(messages[2].text).toBe('Спасибо')
    // The line that was quoted in the archive is as it was; the agent's own address is the window's.
    expect(messages[1].text).toContain('From Monday on it is ready.')
    expect(messages[1].text).toContain(`${window} has it.`)
    expect(messages[1].author_id).toBe(world.center.people.agent)
    const letters = await rows(`select outcome, reason, raw_file_id, at from channels.letter order by at`)
    expect(letters.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['registered', 'import'],
      ['joined', 'import'],
      ['joined', 'import'],
      ['registered', 'import'],
    ])
    expect(letters.every(letter => letter.raw_file_id !== null)).toBe(true)
    const told = await rows('select distinct name from kernel.event where id > $1 order by name', [before])
    expect(told.map(event => event.name)).toEqual(
      [
        'channels.mail_import_begun',
        'channels.mail_import_ended',
        'channels.mail_import_started',
        'identity.account_added',
        'organisation.person_added',
        'requests.request_imported',
      ].filter(name => name !== 'identity.account_added' || told.some(event => event.name === name)),
    )
  })

  it('is quiet: no letter goes out, no promise begins, nobody is asked, and the index does not count it', async () => {
    const sent = world.relay.received.length
    const index = async () => (await world.as('admin').get('/api/quality-index?month=2026-03')).body
    const clocks = await one('select count(*)::int as count from agreements.clock')
    const counted = await index()
    await imported('quiet.mbox', conversation(agent))
    await world.work()
    expect(world.relay.received.length).toBe(sent)
    expect(await one('select count(*)::int as count from agreements.clock')).toEqual(clocks)
    expect(await rows(`select id from channels.letter where direction = 'out'`)).toEqual([])
    expect(await index()).toEqual(counted)
  })

  it('adds nothing when it comes a second time, nor when a letter came by mail', async () => {
    const letters = conversation(agent)
    await world.writeRaw(letters[3]!, { from: 'petrov@other.test' })
    await imported('once.mbox', letters)
    const second = await imported('once-again.mbox', letters)
    expect(await state(second)).toMatchObject({ state: 'done', imported: 0, duplicates: 4, requests: 0 })
    expect((await rows('select id from requests.request')).length).toBe(2)
    expect((await rows('select id from requests.message')).length).toBe(4)
  })

  it('takes the sent letters of a second archive into the conversations of the first', async () => {
    const [first, second, third] = conversation(agent)
    await imported('received.mbox', [first!, third!])
    const id = await imported('sent.mbox', [second!])
    expect(await state(id)).toMatchObject({ imported: 1, requests: 0, joined: 1 })
    expect(
      (await rows('select kind from requests.message order by created_at')).map(one => one.kind),
    ).toEqual(['inbound', 'answer', 'inbound'])
  })

  it('lets an answer to an old letter begin a linked request', async () => {
    await imported('answered.mbox', conversation(agent))
    await world.writeRaw(
      past({ id: 'late', subject: 'Re: Справка', answers: 'third', date: 'Tue, 10 Mar 2026 09:59:00 +0300' }),
      {
        from: 'ivanova@client.test',
      },
    )
    const links = await rows('select kind from requests.link')
    expect(links).toEqual([{ kind: 'follow_up' }])
    expect((await rows(`select id from requests.request where status = 'new'`)).length).toBe(1)
  })

  it('goes on where it was killed, also when two work on it, and each letter is there once', async () => {
    const many = Array.from({ length: 250 }, (_, n) =>
      past({
        id: `many-${n}`,
        subject: `Дело ${Math.floor(n / 2)}`,
        ...(n % 2 === 1 ? { answers: `many-${n - 1}` } : {}),
        date: new Date(Date.UTC(2021, 0, 1, 0, n)).toUTCString(),
      }),
    )
    const id = await begin(await put('killed.mbox', many))
    await workAll()
    await start(id)
    // The process dies in the middle of its third batch: the database drops what was not committed.
    const { pools } = world.okno
    await pools.write.query(
      `create function pg_temp_kill() returns trigger language plpgsql as $$ begin
         if (select imported from channels.mail_import where id = '${id}') >= 80 then raise exception 'killed' using errcode = '57P01'; end if;
         return new; end $$;
       create trigger kill after insert on channels.known_id for each statement execute function pg_temp_kill()`,
    )
    await expect(workOn(world.okno, id)).rejects.toMatchObject({ code: '57P01' })
    const half = await state(id)
    expect(half).toMatchObject({ state: 'importing', imported: 80, waiting: 170 })
    expect((await rows('select id from requests.message')).length).toBe(80)
    await pools.write.query('drop trigger kill on channels.known_id; drop function pg_temp_kill()')
    await Promise.all([workAll(), workAll()])
    await workAll()
    expect(await state(id)).toMatchObject({
      state: 'done',
      imported: 250,
      waiting: 0,
      requests: 125,
      progress: 1,
    })
    expect((await rows('select distinct header_id from channels.letter')).length).toBe(250)
    expect((await rows('select id from requests.message')).length).toBe(250)
  })

  it('is undone whole, but what was worked on since stays', async () => {
    const id = await imported('undone.mbox', conversation(agent))
    const files = async () =>
      (
        await one(
          `select count(*)::int as count from kernel.file where holder_kind in ('channels.letter', 'channels.mail_import')`,
        )
      ).count
    expect(await files()).toBeGreaterThanOrEqual(4)
    const [touched] = await rows(`select id, version from requests.request order by created_at desc limit 1`)
    await world.okno.pools.write.query('update requests.request set version = 2 where id = $1', [touched.id])
    expect((await admin().post(`/api/mail-imports/${id}/undo`, { requests: 1 })).status).toBe(409)
    expect((await state(id)).state).toBe('done')
    expect((await admin().post(`/api/mail-imports/${id}/undo`, { requests: 2 })).status).toBe(202)
    await workAll()
    expect(await state(id)).toMatchObject({ state: 'removed', requests: 1, kept: 1 })
    expect(await rows('select id from requests.request')).toEqual([{ id: touched.id }])
    expect((await rows('select id from channels.letter')).length).toBe(1)
    const again = await imported('again.mbox', conversation(agent))
    expect(await state(again)).toMatchObject({ imported: 3, duplicates: 1, requests: 1 })
  })

  it('takes along the people whom only it brought, says so before, and leaves those whom something else needs', async () => {
    const known = async () =>
      (await rows(`select value from organisation.person_address where value like '%.test' order by value`))
        .map(one => one.value as string)
        .filter(one => /^(ivanova|petrov|sidorova)@/.test(one))
    const letters = (tag: string) => [
      past({ id: `${tag}-1`, from: 'ivanova@people.test', subject: `${tag} one` }),
      past({ id: `${tag}-2`, from: 'petrov@people.test', subject: `${tag} two` }),
    ]
    const first = await imported('people.mbox', [
      ...letters('a'),
      past({ id: 'a-3', from: 'sidorova@people.test', subject: 'three' }),
    ])
    const second = await imported('people-more.mbox', [letters('b')[0]!])
    const there = await known()
    expect(there.filter(one => one.endsWith('@people.test'))).toHaveLength(3)
    // Somebody changes one of them: from then on the person is the centre's.
    const [petrov] = await rows(
      `select person_id from organisation.person_address where value = 'petrov@people.test'`,
    )
    expect(
      (await admin().patch(`/api/people/${petrov.person_id}`, { name: 'Пётр Петров' })).status,
    ).toBeLessThan(300)
    const preview = (await admin().get(`/api/mail-imports/${first}/undo`)).body
    expect(preview).toMatchObject({
      requests_go: 3,
      requests_stay: 0,
      letters_go: 3,
      people_go: 1,
      people_stay: 2,
    })
    expect(preview.contents).toBeGreaterThanOrEqual(3)
    expect((await admin().post(`/api/mail-imports/${first}/undo`, { requests: 3 })).status).toBe(202)
    await workAll()
    expect(await state(first)).toMatchObject({ state: 'removed', people_gone: 1 })
    expect((await known()).filter(one => one.endsWith('@people.test'))).toEqual([
      'ivanova@people.test',
      'petrov@people.test',
    ])
    // Whom another archive needed as well goes with that one.
    await admin().post(`/api/mail-imports/${second}/undo`, { requests: 1 })
    await workAll()
    expect((await known()).filter(one => one.endsWith('@people.test'))).toEqual(['petrov@people.test'])
  })

  it('gives the disk back a day after it was undone, but for what something else has', async () => {
    const id = await imported('bytes.mbox', [past({ id: 'bytes-1' }), past({ id: 'bytes-2' })])
    const [own, shared] = await rows(
      'select sha256 from kernel.file join channels.letter on letter.raw_file_id = file.id order by letter.header_id',
    )
    await world.okno.pools.write.query(
      `insert into kernel.file (id, sha256, name, type, size_bytes, created_at)
       select gen_random_uuid(), $1, 'copy', 'application/gzip', 1, now()`,
      [shared.sha256],
    )
    await admin().post(`/api/mail-imports/${id}/undo`, { requests: 2 })
    await workAll()
    const isThere = (sha256: string) =>
      access(world.okno.files.placeOf(sha256)).then(
        () => true,
        () => false,
      )
    await clearDisk.run(world.okno)
    expect(await isThere(own.sha256)).toBe(true)
    const aged = new Date('2020-01-01')
    await utimes(world.okno.files.placeOf(own.sha256), aged, aged)
    await utimes(world.okno.files.placeOf(shared.sha256), aged, aged)
    await world.okno.pools.write.query(`update kernel.unneeded_content set since = '2020-01-01'`)
    await clearDisk.run(world.okno)
    expect([await isThere(own.sha256), await isThere(shared.sha256)]).toEqual([false, true])
    expect(await rows('select * from kernel.unneeded_content')).toEqual([])
    await world.okno.pools.write.query(`delete from kernel.file where name = 'copy'`)
  })

  it('takes letters without sender, date or recipient, bounces aside', async () => {
    const id = await imported('odd.mbox', [
      past({
        id: 'nobody',
        from: '',
        date: null,
        more: 'Received: from a by b; Sun, 1 Mar 2015 10:00:00 +0000',
      }),
      past({ id: 'ours', from: window, to: window, subject: 'Себе' }),
      past({ id: 'sent', from: window, to: 'ivanova@client.test', subject: 'Мы писали' }),
      past({ id: 'future', subject: 'Из будущего', date: 'Mon, 3 Feb 2099 10:00:00 +0300' }),
      past({ id: 'away', subject: 'Нет на месте', more: 'Auto-Submitted: auto-replied' }),
      past({
        id: 'back',
        from: 'MAILER-DAEMON@client.test',
        subject: 'Undelivered Mail Returned to Sender',
        more: 'Auto-Submitted: auto-generated (failure)',
      }),
    ])
    expect(await state(id)).toMatchObject({
      state: 'done',
      letters: 6,
      imported: 4,
      automatic: 2,
      unreadable: 0,
    })
    const requests = await rows(
      `select subject, created_at, person.name from requests.request
         join organisation.person_view as person on person.id = requester_id order by created_at`,
    )
    expect(requests[0]).toMatchObject({
      created_at: new Date('2015-03-01T10:00:00Z'),
      name: 'Отправитель неизвестен',
    })
    expect(requests.find(request => request.subject === 'Мы писали').name).toBe('ivanova@client.test')
    expect(requests.find(request => request.subject === 'Из будущего').created_at.getUTCFullYear()).toBe(2026)
    const [answer] = await rows(
      `select kind, author_id from requests.message where request_id in (select id from requests.request where subject = 'Мы писали')`,
    )
    expect(answer).toEqual({ kind: 'answer', author_id: null })
  })

  it('can be stopped while it is looked through and goes on', async () => {
    const id = await begin(await put('stopped.mbox', conversation(agent)))
    expect((await admin().post(`/api/mail-imports/${id}/stop`)).body.state).toBe('stopped')
    await workAll()
    expect((await state(id)).letters).toBe(0)
    expect((await start(id)).body.state).toBe('looking')
    await workAll()
    expect((await state(id)).state).toBe('looked')
    expect((await admin().post(`/api/mail-imports/${id}/stop`)).status).toBe(409)
  })

  it('says why it cannot go on when it is gone, and goes on when it is back', async () => {
    const id = await begin(await put('gone.mbox', conversation(agent)))
    await rm(path.join(world.folder, 'gone.mbox'))
    await workAll()
    expect(await state(id)).toMatchObject({ state: 'failed', error: 'not_there: ENOENT' })
    await put('gone.mbox', conversation(agent))
    await start(id)
    await workAll()
    expect(await state(id)).toMatchObject({ state: 'looked', letters: 4, error: null })
  })
})
