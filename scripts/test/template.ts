// Before the first test: one throw-away PostgreSQL with the template that every test file copies.
import { makeTemplate, openThrowaway } from '#app/testing-database.ts'

export async function setup(): Promise<() => Promise<void>> {
  const server = await openThrowaway()
  try {
    await makeTemplate(server)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}
