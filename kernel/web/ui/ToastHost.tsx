// Where Mantine shows the notices.
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'

export function ToastHost() {
  return <Notifications position="bottom-left" limit={4} />
}
