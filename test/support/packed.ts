/**
 * The packages as somebody gets them who installs them: the files that are published and nothing
 * else of the workspace, each with the dependencies that it names and no others.
 */
import { copyFile, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { must, root } from '../../scripts/lib/run.ts';

interface Manifest {
  name: string;
  private?: boolean;
  exports: Record<string, string | { types: string; default: string }>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export interface Packed {
  manifest: Manifest;
  /** The published files, by their paths below the package. */
  files: string[];
}

/** What is published of each package. */
export async function packed(): Promise<Packed[]> {
  const folders = (await readdir(join(root, 'packages'))).map((name) => `./packages/${name}`);
  const published: string[] = [];
  const manifests: Manifest[] = [];
  for (const folder of folders) {
    const manifest = JSON.parse(
      await readFile(join(root, folder, 'package.json'), 'utf8'),
    ) as Manifest;
    if (manifest.private) continue;
    published.push(folder);
    manifests.push(manifest);
  }
  const stdout = await must('npm', ['pack', '--dry-run', '--json', ...published], {
    cwd: root,
  });
  const told = JSON.parse(stdout) as unknown;
  // npm 11 gives a list, later ones an object by name.
  const lists = Object.values(told as object) as Array<{
    name: string;
    files: Array<{ path: string }>;
  }>;
  return manifests.map((manifest) => {
    const list = lists.find(({ name }) => name === manifest.name);
    if (!list) throw new Error(`npm pack says nothing of ${manifest.name}.`);
    return { manifest, files: list.files.map(({ path }) => path) };
  });
}

/**
 * Installs packages into a folder, without a network: their files are copied, and what they depend
 * on is what the workspace installed for them.
 *
 * @param others packages of others that the folder itself has, by the workspace package that has them
 */
export async function install(
  folder: string,
  packages: readonly Packed[],
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const modules = join(folder, 'node_modules');
  for (const { manifest, files } of packages) {
    const from = await homeOf(manifest.name);
    const to = join(modules, manifest.name);
    const folders = new Set(files.map((file) => dirname(join(to, file))));
    await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
    await Promise.all(files.map((file) => copyFile(join(from, file), join(to, file))));
    const needed = { ...manifest.dependencies, ...manifest.peerDependencies };
    for (const name of Object.keys(needed)) {
      if (packages.some((other) => other.manifest.name === name)) continue;
      await link(join(from, 'node_modules', name), join(to, 'node_modules', name));
    }
  }
  for (const [name, home] of Object.entries(others)) {
    await link(join(root, home, 'node_modules', name), join(modules, name));
  }
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, 'junction');
}

/** Where a package lies in the workspace. */
async function homeOf(name: string): Promise<string> {
  for (const folder of await readdir(join(root, 'packages'))) {
    const path = join(root, 'packages', folder);
    const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Manifest;
    if (manifest.name === name) return path;
  }
  throw new Error(`No package is called ${name}.`);
}
