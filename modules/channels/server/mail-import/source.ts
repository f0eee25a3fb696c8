// What an archive of mail gives, whatever its form: its letters one after another, and single ones again by their place.

/** A letter of an archive before it is read. */
export interface Found {
  /** Where it lies: enough to get it again, and to go on behind it. */
  readonly place: string
  /** Null when the archive would not give it; `fault` says why. */
  readonly raw: Uint8Array | null
  readonly fault?: string
  readonly size_bytes: number
  /** Larger than Okno takes: `raw` is only its beginning. */
  readonly cut: boolean
  /** Of the archive, how many bytes were looked at with this letter; 0 where that is not known. */
  readonly looked_bytes: number
}

export interface Source {
  /** Of the whole archive; null where only letters are counted. */
  readonly size_bytes: number | null
  /** How many letters there are; null where they must be read to know it. */
  readonly size_letters: number | null
  /** In the order of the archive, from behind `after` on. */
  letters(after: string | null): AsyncGenerator<Found>
  /** Some letters again; those that are gone are missing. */
  read(places: readonly string[]): Promise<Map<string, Found>>
  close(): Promise<void>
}

/** The archive is not what it was said to be, or is not there any more. `reason` is one of `sourceFaults`. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly reason: 'not_there' | 'not_mbox' | 'not_maildir' | 'changed' | 'login' | 'server'
  constructor(reason: SourceFault['reason'], said = '') {
    super(said ? `${reason}: ${said}` : reason)
    this.reason = reason
  }
}

/** Of a letter over the limit so much is read: its head. */
export const head_bytes = 256 * 1024
