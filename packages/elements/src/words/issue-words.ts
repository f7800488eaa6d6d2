import { Later } from '../later.ts';

/** The words for issues, and their lines. A form loads them with the rules: before, there are no issues. */
export const issueWordsLater = new Later(() => import('./told-issues.ts'));
