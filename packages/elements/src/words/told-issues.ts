/** What is needed once there are issues: their words, and the lines that are drawn by hand. */
export { drawIssue } from '../fields/draw-issue.ts';
export { issueWords } from './issues.ts';
