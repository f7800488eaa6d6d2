/** Submissions on their way in pieces, as the desk sees them. */
export interface Uploads {
  /**
   * Answers what is asked at the path of the uploads and below it: tus 1.0.0 with the extensions
   * creation, termination and expiration (https://tus.io/protocols/resumable-upload). Never rejects.
   */
  handler(request: Request): Promise<Response>;
  /** What was uploaded, once it is whole, for whoever began it; else undefined. */
  take(id: string, request: Request): Promise<Uint8Array | undefined>;
  /** The desk has decided: it is kept a little longer, for an answer that gets lost, and then goes. */
  done(id: string): void;
}
