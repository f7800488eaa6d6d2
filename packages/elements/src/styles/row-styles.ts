import { css } from 'lit';

/** The rows of a table; its field brings them. */
export const rowStyles = css`
  .tk-row {
    min-inline-size: 0;
    margin: 1em 0;
    padding: 0.25em 1em 1em;
    border: 0.1em solid var(--tk-line);
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
  }

  .tk-row > .tk-button {
    margin-block-start: 1em;
  }
`;
