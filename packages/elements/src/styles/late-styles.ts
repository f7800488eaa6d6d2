import { css } from 'lit';

/** What is told of answers, signatures and receipts looks like this: fetched with the steps that do. */
export const lateStyles = css`
  .tk-answers,
  .tk-answers > div {
    display: grid;
    grid-template-columns: minmax(8em, 2fr) 3fr auto;
    gap: 0 1.25em;
  }

  .tk-answers {
    margin: 0;
    border-block-start: 0.1em solid var(--tk-line);
  }

  /* Rows that cannot be changed stand in the same columns as those beside them. */
  .tk-answers > div {
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: baseline;
    align-content: center;
    min-block-size: var(--tk-target);
    padding-block: 0.35em;
    border-block-end: 0.1em solid var(--tk-line);
  }

  .tk-answers dt {
    color: var(--tk-ink-soft);
  }

  .tk-answers dd {
    min-inline-size: 0;
    margin: 0;
  }

  .tk-plain-list .tk-row-title {
    padding: 0;
  }

  .tk-answer {
    font-weight: 600;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  @media (max-width: 36em) {
    .tk-answers,
    .tk-answers > div {
      grid-template-columns: minmax(0, 1fr);
    }

    .tk-answers dd + dd {
      justify-self: start;
      margin-inline-start: -0.5em;
    }
  }

  .tk-signed {
    color: var(--tk-accent);
    font-weight: 650;
  }

  .tk-sending {
    margin-block: 1em;
  }

  .tk-sending progress {
    display: block;
    inline-size: 100%;
    block-size: 1em;
    margin-block: 0.4em 0.8em;
    accent-color: var(--tk-accent);
  }

  .tk-done {
    margin-block: 1em 1.5em;
    padding: 1.5em 1.25em;
    border-radius: var(--tk-radius);
    background-color: var(--tk-accent);
    color: var(--tk-on-accent);
    text-align: center;
  }

  .tk-done p {
    margin: 0;
  }

  .tk-check-code {
    display: block;
    font-size: 1.5em;
    letter-spacing: 0.06em;
  }

  .tk-done .tk-code {
    font-size: 1.5em;
    font-weight: 700;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }
  .tk-signers {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tk-signer {
    margin-block-end: 1em;
    padding: 0.25em 1.25em 1em;
    border: 0.1em solid var(--tk-line);
    border-radius: var(--tk-radius);
  }

  .tk-signer .tk-subheading {
    margin: 0.75em 0 0.4em;
  }

  .tk-submit,
  .tk-sign-panel {
    margin-block: 1.5em;
    padding: 1.25em;
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
  }

  .tk-hash {
    font-family: ui-monospace, 'Roboto Mono', Consolas, monospace;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .tk-done {
      border: 0.1em solid CanvasText;
    }
  }
`;
