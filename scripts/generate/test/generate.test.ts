// What the generators write: everything that the migrations and contracts say, always in the same order.
import pg from 'pg'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { cloneTemplate } from '#app/testing-database.ts'
import { get } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { words } from '#kernel/contract/words.ts'
import { defineModule, on } from '#kernel/server/module.ts'
import { eventsText } from '../events.ts'
import { permissionsText } from '../permissions.ts'
import { schemaText } from '../schema.ts'
import { rowTypes } from '../types.ts'

const served = event('sample.thing_served', {
  thing_id: z.uuid(),
  kind: z.enum(['hot', 'cold']),
  note: z.string().nullable(),
})

const sample = defineModule({
  name: 'sample',
  contract: {
    readThing: get('/things/:id', { can: 'sample.read', output: z.object({}), summary: 'A thing' }),
    listThings: get('/things', { can: 'anyone', output: z.object({}), summary: 'Things' }),
  },
  actions: { readThing: async () => ({}), listThings: async () => ({}) },
  words: words({}, {}),
  permissions: ['sample.read'],
  events: [served],
  reactions: [on(served, 'thank', async () => {})],
})

it('the schema tells of every kind of thing, the same at each writing', async () => {
  const { url, drop } = await cloneTemplate()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`
      create schema sample;
      create sequence sample.number start 7;
      create table sample.thing (
        id    uuid primary key,
        made  int not null generated always as identity,
        price numeric(10,2) not null default 0 check (price >= 0),
        twice numeric generated always as (price * 2) stored,
        of_id uuid references sample.thing (id) on delete cascade,
        constraint thing_price_unique unique (price)
      );
      comment on table sample.thing is 'What is served';
      comment on column sample.thing.price is 'in roubles';
      create index thing_open on sample.thing (made desc) where price > 0;
      create view sample.thing_view as select id, price from sample.thing where price > 1;
      create function sample.seen() returns trigger language plpgsql as 'begin return new; end';
      create trigger thing_seen before update on sample.thing for each row execute function sample.seen()`)
    const text = await schemaText(url, ['sample'])
    for (const part of [
      'create sequence sample.number as bigint start 7 increment 1;',
      '-- What is served\ncreate table sample.thing (',
      '  made  integer not null generated always as identity,',
      '  -- in roubles\n  price numeric(10,2) not null default 0,',
      '  twice numeric generated always as ((price * (2)::numeric)) stored,',
      '  constraint thing_pkey PRIMARY KEY (id),',
      '  constraint thing_price_unique UNIQUE (price),',
      '  constraint thing_price_check CHECK ((price >= (0)::numeric)),',
      '  constraint thing_of_id_fkey FOREIGN KEY (of_id) REFERENCES sample.thing(id) ON DELETE CASCADE\n);',
      'create index thing_open on sample.thing using btree (made DESC) WHERE (price > (0)::numeric);',
      '-- id uuid\n-- price numeric(10,2)\ncreate view sample.thing_view as',
      'CREATE OR REPLACE FUNCTION sample.seen()',
      'CREATE TRIGGER thing_seen BEFORE UPDATE ON sample.thing FOR EACH ROW EXECUTE FUNCTION sample.seen();',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('graphile_worker')
    expect(text.indexOf('create schema sample')).toBeLessThan(text.indexOf('create schema identity'))
    expect(await schemaText(url, ['sample'])).toBe(text)
    expect(await rowTypes(url)).toContain('export interface SampleThing {')
  } finally {
    await client.end()
    await drop()
  }
})

it('the table of permissions names every endpoint with those who may', () => {
  const text = permissionsText(
    [sample],
    [{ code: 'waiter', title: { en: 'Waiter' }, permissions: ['sample.read'] }],
  )
  expect(text).toContain('| `sample.read` | waiter | 1 |')
  expect(text).toContain('| `readThing` | GET | `/api/things/:id` | `sample.read` | waiter |')
  expect(text).toContain(
    '| `listThings` | GET | `/api/things` | anyone | everybody, also without signing in |',
  )
})

it('the table of events names fields and those who react', () => {
  expect(eventsText([sample])).toContain(
    '| `sample.thing_served` | `thing_id` | `thing_id` uuid<br>`kind` hot or cold<br>`note` text or null | `sample.thank` |',
  )
})
