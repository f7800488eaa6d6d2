/** An address for bytes that are in memory; the address before is given back. */
export class ObjectUrl {
  #bytes: Uint8Array | undefined;
  #href = '';

  /** The same bytes give the same address. */
  of(bytes: Uint8Array, type = 'application/pdf'): string {
    if (bytes !== this.#bytes) {
      this.release();
      this.#bytes = bytes;
      this.#href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    }
    return this.#href;
  }

  release(): void {
    if (this.#href !== '') URL.revokeObjectURL(this.#href);
    this.#href = '';
    this.#bytes = undefined;
  }
}
