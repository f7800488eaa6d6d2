import { css } from 'lit';

/** A short code that somebody reads out or types, and its QR code. */
export const codeStyles = css`
  .tk-qr {
    display: block;
    inline-size: 14em;
    max-inline-size: 100%;
    margin-block-end: 1em;
  }

  .tk-submit > .tk-subheading {
    margin-block-start: 0;
  }

  .tk-submit .tk-code {
    font-size: 1.5em;
    font-weight: 700;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }
`;
