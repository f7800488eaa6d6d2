import { css } from 'lit';

/** Several lines of text and their count; their field brings them. */
export const longTextStyles = css`
  .tk-textarea {
    resize: vertical;
  }

  .tk-textarea + .tk-visually-hidden + .tk-hint {
    margin: 0.4em 0 0;
  }

  .tk-count-over {
    color: var(--tk-error);
    font-weight: 650;
  }
`;
