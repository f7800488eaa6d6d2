import type { Video } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { videosLater } from '../steps-later.ts';

/**
 * The videos of a page. A portal that has a player, or an interpreter of its own, puts it there instead
 * by `slot="media-<id>"`.
 * @param name id of the page; `start` for the start page
 * @param folder where paths of videos begin
 */
export function pageMedia(
  name: string,
  videos: readonly Video[] | undefined,
  folder: URL | undefined,
): TemplateResult {
  if (videos) videosLater.ahead();
  return html`<slot name="media-${name}"
    >${videos ? html`<tk-videos .videos=${videos} .folder=${folder}></tk-videos>` : nothing}</slot
  >`;
}
