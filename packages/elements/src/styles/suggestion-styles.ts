import { css } from 'lit';

/** What is offered under a line of text; it brings them itself. */
export const suggestionStyles = css`
  .tk-suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.5em;
    margin-block-start: 0.25em;
  }
`;
