import type { ProcedureKeyword } from '@tokhai/procedure';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AloudHost } from '../aloud.ts';
import { defineOnce } from '../define-once.ts';
import { pageIdOf, type Step } from '../steps.ts';
import { ReadAloud } from './read-aloud.ts';

defineOnce('tk-read-aloud', ReadAloud);

/** The page that a form reads, in which language: on another one nobody asked for it. */
const wanted = new WeakMap<AloudHost, string>();

/**
 * Begins or ends reading.
 * @param place names page and language
 */
export function toggle(host: AloudHost, place: string): void {
  if (wanted.get(host) === place) wanted.delete(host);
  else wanted.set(host, place);
  host.requestUpdate();
}

/**
 * What reads the page of a step, where that was asked for; another one for each page, so that leaving it
 * ends it.
 */
export function player(
  host: AloudHost,
  step: Step,
  place: string,
  about: ProcedureKeyword,
): TemplateResult | undefined {
  if (wanted.get(host) !== place) return undefined;
  const page = about.pages.find(({ id }) => id === pageIdOf(step));
  const isStart = step === 'start';
  return html`${keyed(
    place,
    html`<tk-read-aloud
      .recordings=${isStart ? about.audio : page?.audio}
      .folder=${host.mediaFolder}
      .onlyLocal=${host.readAloud === 'local' || !(isStart || page)}
      @aloud-end=${(event: Event) => {
        // What ends it goes with it, and would take the focus along.
        const root = (event.target as Element).getRootNode() as ParentNode;
        root.querySelector<HTMLElement>('[data-aloud]')?.focus();
        toggle(host, place);
      }}
    ></tk-read-aloud>`,
  )}`;
}
