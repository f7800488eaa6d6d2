import { css } from 'lit';

/** What fields and pages have in common: buttons, text on demand, text for screen readers only. */
export const sharedStyles = css`
  .tk-more {
    margin: 0 0 0.75em;
  }

  .tk-more > summary {
    display: flex;
    align-items: baseline;
    gap: 0.4em;
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: var(--tk-target);
    padding-block: 0.5em;
    color: var(--tk-accent);
    cursor: pointer;
  }

  .tk-more > summary > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .tk-more > summary > span:first-child {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .tk-more > summary::before {
    content: '›';
    content: '›' / '';
  }

  .tk-more[open] > summary::before {
    transform: rotate(90deg);
  }

  .tk-more > summary::-webkit-details-marker {
    display: none;
  }

  .tk-more > p {
    margin: 0 0 0.75em;
    padding-inline-start: 1em;
    border-inline-start: 0.25em solid var(--tk-line);
  }

  .tk-row-title {
    padding-inline: 0.4em;
    font-weight: 650;
  }

  .tk-button {
    box-sizing: border-box;
    display: inline-block;
    min-block-size: var(--tk-target);
    padding: 0.5em 1.25em;
    border: 0.1em solid transparent;
    border-radius: var(--tk-radius);
    font: inherit;
    font-weight: 650;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .tk-button-primary {
    background-color: var(--tk-accent);
    color: var(--tk-on-accent);
  }

  .tk-button-primary:hover {
    background-color: var(--tk-accent-strong);
  }

  .tk-button-secondary {
    border-color: var(--tk-accent);
    background-color: var(--tk-paper);
    color: var(--tk-accent);
  }

  .tk-button-secondary:hover {
    background-color: var(--tk-surface);
  }

  .tk-button-quiet {
    padding-inline: 0.5em;
    background-color: transparent;
    color: var(--tk-accent);
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .tk-button-quiet[aria-pressed='true'] {
    border-color: currentcolor;
    background-color: var(--tk-accent);
    color: var(--tk-on-accent);
    text-decoration: none;
  }

  .tk-button[aria-disabled],
  .tk-button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  /* Over the words of the button, so that nothing moves; the live region says it to who listens. */
  .tk-button[data-waits] {
    position: relative;
    background-color: var(--tk-accent-strong);
    color: var(--tk-on-accent);
  }

  .tk-button[data-waits]::after {
    content: attr(data-waits);
    content: attr(data-waits) / '';
    position: absolute;
    box-sizing: border-box;
    inset: -0.1em auto -0.1em -0.1em;
    display: grid;
    place-items: center;
    min-inline-size: calc(100% + 0.2em);
    padding-inline: 0.25em;
    border-radius: inherit;
    background-color: inherit;
    white-space: nowrap;
  }

  /* The outline stays in forced colours, where shadows and backgrounds go. */
  .tk-button:focus-visible {
    outline: 0.2em solid var(--tk-focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--tk-focus-ink);
  }

  .tk-visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-color-scheme: dark) {
    .tk-button:focus-visible {
      box-shadow: 0 0 0 0.35em #000;
    }
  }

  @media (forced-colors: active) {
    .tk-button {
      border-color: ButtonText;
    }
  }
`;
