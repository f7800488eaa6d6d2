/** A file that could not be attached. The message names the remedy. */
export class AttachmentError extends Error {
  override readonly name = 'AttachmentError';
  readonly code: 'photo-unreadable' | 'photo-too-large';

  constructor(code: AttachmentError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
