import { openThrowaway } from '#app/testing-database.ts'
const s = await openThrowaway()
await s.create('x')
console.log('up', performance.now())
process.on('exit', () => console.log('end', performance.now()))
process.exit(0)
