// The generated files of the project, made anew from the migrations and the contracts.
import { map } from '#modules/map.ts'
import { schemaText } from './schema.ts'
import { rowTypes } from './types.ts'

/** What can be made of a migrated database alone; the program itself needs these to be right. */
export async function databaseFiles(url: string): Promise<Map<string, string>> {
  return new Map([
    ['db/types.gen.ts', await rowTypes(url)],
    ['db/schema.sql', await schemaText(url, ['public', 'kernel', ...Object.keys(map)])],
  ])
}

/** What the contracts of all domains say. Loads the whole program. */
export async function contractFiles(url: string): Promise<Map<string, string>> {
  const [{ modules }, { defaultRoles }, { permissionsText }, { eventsText }, { openapiText }] =
    await Promise.all([
      import('#app/modules.ts'),
      import('#modules/identity/server/roles.ts'),
      import('./permissions.ts'),
      import('./events.ts'),
      import('./openapi.ts'),
    ])
  return new Map([
    ['docs/permissions.md', permissionsText(modules, defaultRoles)],
    ['docs/events.md', eventsText(modules)],
    ['docs/openapi.json', await openapiText(url)],
  ])
}
