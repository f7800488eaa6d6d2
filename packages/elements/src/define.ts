import { defineOnce } from './define-once.ts';
import { fields } from './fields/index.ts';
import { SignPage } from './pages/sign-page.ts';
import { issueWordsLater } from './words/issue-words.ts';
import * as issues from './words/told-issues.ts';

// Without it, TypeScript learns neither the tags nor their events from this entry.
export type * from './index.ts';

for (const [kind, field] of Object.entries(fields)) defineOnce(`tk-${kind}-field`, field);
defineOnce('tk-sign-page', SignPage);
issueWordsLater.now = issues;
