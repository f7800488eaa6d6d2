/** Largest files that the commands read, in bytes. */
export const limits = {
  procedure: 4_000_000,
  answers: 4_000_000,
  /** One attached file. */
  attachment: 10_485_760,
  /** A PDF, signed or not, with its attachments. */
  pdf: 200_000_000,
  /** A recording or a video that a procedure names. */
  media: 200_000_000,
  /** A fillable PDF to make a procedure of. */
  fillablePdf: 20_000_000,
  pkcs12: 1_000_000,
  password: 4_096,
  /** Of somebody's handwriting. */
  picture: 20_000_000,
  certificates: 10_000_000,
  trustedList: 20_000_000,
} as const;
