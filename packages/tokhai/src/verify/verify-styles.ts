import { css } from 'lit';

/** What `<tk-verify>` adds to the look of the form. */
export const verifyStyles = css`
  .tk-drop {
    padding: 1.25em;
    border: 0.15em dashed var(--tk-control-line);
    border-radius: var(--tk-radius);
  }

  .tk-drop .tk-file {
    max-inline-size: 100%;
  }

  .tk-drop-over {
    border-style: solid;
    border-color: var(--tk-accent);
    background-color: var(--tk-surface);
  }

  .tk-verdict {
    margin-block: 1.5em 1em;
    padding: 1.25em;
    border: 0.2em solid var(--tk-notice);
    border-radius: var(--tk-radius);
    background-color: var(--tk-notice-surface);
  }

  .tk-verdict[data-indication='TOTAL-PASSED'] {
    border-color: var(--tk-accent);
    background-color: var(--tk-surface);
  }

  .tk-verdict[data-indication='TOTAL-FAILED'] {
    border-color: var(--tk-error);
    background-color: var(--tk-error-surface);
  }

  .tk-verdict .tk-subheading {
    margin-block-start: 0;
    font-size: 1.4em;
  }

  .tk-verdict > :last-child {
    margin-block-end: 0;
  }

  .tk-verdict:focus {
    outline: 0.2em solid var(--tk-focus);
  }

  .tk-signer .tk-facts {
    margin-block: 0;
  }
`;
