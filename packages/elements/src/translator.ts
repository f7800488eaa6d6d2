import { Later } from './later.ts';

/** What puts a procedure into other words. Loaded with the words of another language. */
export const translator = new Later(() => import('./translate.ts'));
