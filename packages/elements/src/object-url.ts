/**
 * What a browser may show at an address of the page's own origin. Anything else is only saved: a file
 * out of somebody's draft may call itself a page, whose script would run as one of the portal's.
 */
const shown: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

/** An address for bytes that are in memory; the address before is given back. */
export class ObjectUrl {
  #bytes: Uint8Array | undefined;
  #href = '';

  /** The same bytes give the same address. */
  of(bytes: Uint8Array, type = 'application/pdf'): string {
    if (bytes !== this.#bytes) {
      this.release();
      this.#bytes = bytes;
      const safe = shown.includes(type) ? type : 'application/octet-stream';
      const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: safe });
      this.#href = URL.createObjectURL(blob);
    }
    return this.#href;
  }

  release(): void {
    if (this.#href !== '') URL.revokeObjectURL(this.#href);
    this.#href = '';
    this.#bytes = undefined;
  }
}
