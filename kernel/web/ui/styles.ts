// The style sheets of the whole application. The build adds those of the Mantine parts that are used, each with its part.
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './okno.css'

if (import.meta.env.DEV) {
  await import('@mantine/core/styles.css')
}
