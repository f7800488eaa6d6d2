import { rendererVersion, type Renderer } from '@tokhai/pdf';

/**
 * Older versions of `@tokhai/pdf` by what they record in a submission, each loaded when one comes
 * in: `{ '0.1.0': () => import('@tokhai/pdf-0.1.0') }`, where the portal's package.json says
 * `"@tokhai/pdf-0.1.0": "npm:@tokhai/pdf@0.1.0"`.
 */
export type Renderers = Readonly<Record<string, () => Promise<Renderer>>>;

/**
 * The version that printed a submission.
 *
 * @param version what the submission says: text of a stranger
 * @returns undefined for this desk's own version and for those that it does not have
 * @throws Error when a renderer is listed under a version that it is not: a defect of the portal
 */
export async function rendererOf(
  version: string,
  renderers: Renderers,
): Promise<Renderer | undefined> {
  if (version === rendererVersion || !Object.hasOwn(renderers, version)) return undefined;
  const renderer = await renderers[version]!();
  if (renderer.rendererVersion !== version) {
    throw new Error(
      `The renderer ${version} is ${renderer.rendererVersion}: list each under its rendererVersion.`,
    );
  }
  return renderer;
}
