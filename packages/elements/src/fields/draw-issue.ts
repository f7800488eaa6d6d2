import { msg } from '@lit/localize';
import type { Issue } from '@tokhai/answers';
import { marked } from '../translator.ts';

/**
 * An issue in words right above its control, in the place of the one that stood there; undefined
 * takes it away.
 */
export function drawIssue(
  control: Element,
  line: { issue: Issue; words: string; id: string } | undefined,
): void {
  const above = control.previousElementSibling;
  const old = above?.matches('.tk-error, .tk-warning') ? above : null;
  if (!line) {
    old?.remove();
    return;
  }
  const drawn = lineModel(line.issue.severity === 'warning').cloneNode(true) as HTMLElement;
  drawn.id = line.id;
  drawn.append(...[marked(` ${line.words}`)].flat());
  if (old?.isEqualNode(drawn)) return;
  if (old) old.replaceWith(drawn);
  else control.before(drawn);
}

const lineModels = new Map<string, HTMLElement>();

/** The line of an issue without its words, to be copied. */
function lineModel(isWarning: boolean): HTMLElement {
  const prefix = isWarning
    ? msg('Lưu ý:', { id: 'warning-prefix' })
    : msg('Lỗi:', { id: 'error-prefix' });
  let model = lineModels.get(prefix);
  if (!model) {
    model = document.createElement('p');
    model.className = isWarning ? 'tk-warning' : 'tk-error';
    const spoken = document.createElement(isWarning ? 'strong' : 'span');
    if (!isWarning) spoken.className = 'tk-visually-hidden';
    spoken.textContent = prefix;
    model.append(spoken);
    lineModels.set(prefix, model);
  }
  return model;
}
