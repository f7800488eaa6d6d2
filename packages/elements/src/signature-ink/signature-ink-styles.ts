import { css } from 'lit';

/** The paper to draw on: white and wide, in every display setting. */
export const signatureInkStyles = css`
  .tk-ink {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: 30em;
    aspect-ratio: 3;
    border: 0.1em solid var(--tk-control-line);
    border-radius: var(--tk-radius);
    background-color: #fff;
    cursor: crosshair;
    touch-action: none;
    forced-color-adjust: none;
  }
`;
