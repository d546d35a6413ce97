/** The settings of the embedded server, each with the reason where it isn't plain. */
import type { Home } from './embedded-postgres-home';

/** Where the server listens: a unix socket, or the loopback where the socket's path is too long. */
export interface Place {
  readonly socketFolder?: string;
  readonly port: number;
}

export function serverSettings(home: Home, place: Place): Record<string, string> {
  return { ...listening(place), ...durability, ...discretion, ...logging(home) };
}

/** The text of `postgresql.conf`. */
export function settingsFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`);
  return `# Written by Heed at each start: changes made here are lost.\n${lines.join('\n')}\n`;
}

function listening(place: Place): Record<string, string> {
  const { socketFolder } = place;
  return {
    listen_addresses: socketFolder ? '' : '127.0.0.1',
    // A list of folders to PostgreSQL: the quotes keep a comma in a path from splitting it.
    unix_socket_directories: socketFolder ? `"${socketFolder.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    port: String(place.port),
    password_encryption: 'scram-sha-256',
  };
}

/** What was acknowledged is on the disk (I2); checkpoints are rare, so that bursts pass smoothly. */
const durability = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  min_wal_size: '1GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  // A peer that died with a transaction open gives the append lock back.
  idle_in_transaction_session_timeout: '10s',
  // Today's disks read any block about as fast as the next one: an index is worth its while sooner.
  random_page_cost: '1.1',
  timezone: 'UTC',
};

/** A log line never holds what a person wrote: no statements, no parameters, no key values. */
const discretion = {
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
};

/** One file a weekday, begun anew a week later: the log can't fill the disk over the years. */
function logging(home: Home): Record<string, string> {
  return {
    cluster_name: home.clusterName,
    logging_collector: 'on',
    log_directory: home.logs,
    log_filename: 'postgresql-%u.log',
    log_file_mode: '0600',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
  };
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
