import { msg, str } from '@lit/localize';
import type { Video } from '@tokhai/procedure';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { followLanguage, language, languages } from '../language.ts';
import { adoptInto } from '../styles/adopt.ts';
import { said } from '../translator.ts';

const styles = css`
  .tk-video {
    margin: 0 0 1.5em;
  }

  .tk-video > figcaption {
    margin-block-end: 0.4em;
    font-weight: 650;
  }

  .tk-video > video {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    border: 0.1em solid var(--tk-control-line);
    border-radius: var(--tk-radius);
    background-color: #000;
  }

  .tk-video > details {
    margin: 0;
  }

  .tk-transcript {
    white-space: pre-line;
  }

  @media print {
    .tk-video > video {
      display: none;
    }
  }
`;

const types: Record<string, string> = { mp4: 'video/mp4', webm: 'video/webm' };

/** Videos that explain a page, by the browser's own player; what they say can be read beside them. */
export class VideosElement extends LitElement {
  static override properties = {
    videos: { attribute: false },
    folder: { attribute: false },
    broken: { state: true },
  };

  declare videos: readonly Video[];
  /** Where their paths begin; undefined: they cannot be had, and only their words are shown. */
  declare folder: URL | undefined;
  /** Those that the browser cannot play, by their place. */
  declare protected broken: ReadonlySet<number>;

  constructor() {
    super();
    this.videos = [];
    this.broken = new Set();
    followLanguage(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [styles]);
  }

  protected override render(): TemplateResult[] {
    return this.videos.map((video, index) => this.#figure(video, index));
  }

  #figure(video: Video, index: number): TemplateResult {
    const { folder } = this;
    const isShown = folder !== undefined && !this.broken.has(index);
    return html`<figure class="tk-video">
      <figcaption>
        ${said(video.title)}${video.sign ? ` (${msg('ngôn ngữ ký hiệu', { id: 'video-signed' })})` : nothing}
      </figcaption>
      ${
        isShown
          ? this.#player(video, folder, index)
          : html`<p class="tk-notice">
              ${msg('Không phát được video ở đây. Nội dung của video ghi bên dưới.', { id: 'video-broken' })}
            </p>`
      }
      <details class="tk-more" ?open=${!isShown}>
        <summary>
          <span>${msg('Đọc nội dung video', { id: 'video-transcript' })}</span>
          <span class="tk-visually-hidden">${said(video.title)}</span>
        </summary>
        <p class="tk-transcript">${said(video.transcript)}</p>
      </details>
    </figure>`;
  }

  #player(video: Video, folder: URL, index: number): TemplateResult {
    const { files, captions = {}, poster, sign } = video;
    const address = (path: string): string => new URL(path, folder).href;
    // Captions from another origin are withheld unless all of it is asked for by its rules.
    const isElsewhere = folder.origin !== location.origin;
    return html`<video
      controls
      playsinline
      preload="none"
      aria-label=${video.title}
      lang=${sign ?? nothing}
      crossorigin=${isElsewhere ? 'anonymous' : nothing}
      poster=${poster === undefined ? nothing : address(poster)}
    >
      ${files.map(
        (file, place) =>
          html`<source
            src=${address(file)}
            type=${types[file.split('.').at(-1)!] ?? nothing}
            @error=${() => place === files.length - 1 && this.#onBroken(index)}
          />`,
      )}
      ${Object.entries(captions).map(
        ([tag, file]) =>
          html`<track
            kind="captions"
            src=${address(file)}
            srclang=${tag}
            label=${msg(str`Phụ đề: ${nameOf(tag)}`, { id: 'video-captions' })}
            ?default=${tag === language()}
          />`,
      )}
    </video>`;
  }

  #onBroken(index: number): void {
    this.broken = new Set([...this.broken, index]);
  }
}

function nameOf(tag: string): string {
  return languages.find((known) => known.tag === tag)?.name ?? tag;
}
