import type { EventName } from '@lit/react';
import type { FillingEvents } from '../attributes.ts';

/** The events of a form as properties of a component. */
export const fillingEvents = {
  onTkChange: 'tk-change' as EventName<FillingEvents['tk-change']>,
  onTkPage: 'tk-page' as EventName<FillingEvents['tk-page']>,
  onTkIssue: 'tk-issue' as EventName<FillingEvents['tk-issue']>,
  onTkDraft: 'tk-draft' as EventName<FillingEvents['tk-draft']>,
  onTkSubmit: 'tk-submit' as EventName<FillingEvents['tk-submit']>,
  onTkLanguage: 'tk-language' as EventName<FillingEvents['tk-language']>,
};
