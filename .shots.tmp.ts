import { chromium } from 'playwright-core'
import { AxeBuilder } from '@axe-core/playwright'
import { openSample } from '/work/main/kernel/web/test/sample-server.ts'
const s = await openSample()
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
let n=0
for (const [w,h] of [[1440,900],[390,844]] as const) for (const scheme of ['light','dark'] as const) for (const lang of ['ru','en']) {
  const ctx = await b.newContext({ viewport:{width:w,height:h}, colorScheme: scheme, locale: lang==='ru'?'ru-RU':'en-GB' })
  await ctx.addInitScript(l => localStorage.setItem('okno.language', l as string), lang)
  const p = await ctx.newPage()
  p.on('console', m => { if (m.type()==='error'||m.type()==='warning') console.log('console', m.text().slice(0,300)) })
  p.on('pageerror', e => console.log('pageerror', e.message.slice(0,400)))
  for (const path of ['/', '/write', '/desk', '/admin', '/nowhere']) {
    await p.goto(s.url+path); await p.waitForSelector('h1', {timeout:5000}).catch(()=>console.log('no h1', path))
    if (path==='/write') { await p.click('button[type=submit]'); }
    await p.waitForTimeout(250)
    const v = await new AxeBuilder({ page: p }).analyze()
    if (v.violations.length) console.log(w,scheme,lang,path, JSON.stringify(v.violations.map(x=>[x.id,x.nodes.map(n=>n.html.slice(0,140)+' '+(n.any[0]?.message??'').slice(0,160)).slice(0,3)])))
    await p.screenshot({ path: `/tmp/okno/shots/${w}-${scheme}-${lang}-${path.slice(1)||'home'}.png` })
    const over = await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth); if(over>0) console.log('overflow',over,w,path)
  }
  await ctx.close()
}
await b.close(); await s.close()
