// How the web application is built and served while developing.
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Brings the style sheet of each Mantine part together with the part, so that pages load only what they show. */
function mantineStyles(): Plugin {
  return {
    name: 'mantine-styles',
    apply: 'build',
    transform(code, id) {
      const [, root, name] = /^(.*\/@mantine\/core)\/esm\/.*\/(\w+)\.mjs$/.exec(id) ?? []
      if (!root || !existsSync(`${root}/styles/${name}.css`)) return null
      return {
        code: `${code}\nimport '@mantine/core/styles/${name}.css'\n`,
        map: null,
        moduleSideEffects: true,
      }
    },
  }
}

export default defineConfig(({ command }) => {
  // Whoever builds (a test too), what is built is what people get.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: 'app',
    plugins: [react(), mantineStyles()],
    server: { port: 5173, proxy: { '/api': `http://localhost:${process.env.PORT || 8080}` } },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      manifest: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
    },
  }
})
