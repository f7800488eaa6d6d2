/** Whether our XML reports are what ETSI TS 119 102-2 lays down: xmllint with its schema. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, run } from '../lib/run.ts';
import { installDss } from './dss.ts';
import { ensure } from './install.ts';

/** The schemas are resources of EU DSS; they import one another by addresses on the network. */
const catalog = `<?xml version="1.0"?>
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <rewriteURI uriStartString="http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/" rewritePrefix="xsd/"/>
  <rewriteURI uriStartString="http://www.w3.org/TR/2008/REC-xmldsig-core-20080610/" rewritePrefix="xsd/"/>
  <uri name="http://www.w3.org/2001/xml.xsd" uri="xsd/xml.xsd"/>
  <uri name="http://uri.etsi.org/01903/v1.3.2/XAdES.xsd" uri="xsd/XAdES.xsd"/>
  <uri name="http://uri.etsi.org/19612/v2.2.1/ts_119612v020201_201601xsd.xsd" uri="xsd/ts_119612v020301_xsd.xsd"/>
</catalog>
`;

/**
 * Validates reports against the schema of version 1.4.1.
 *
 * @param folder where the schemas are put
 * @param files paths of XML files
 * @returns what is wrong, a line each
 */
export async function xmlReportComplaints(
  folder: string,
  files: readonly string[],
): Promise<string[]> {
  await ensure(['xmllint', 'javac']);
  const jars = await installDss();
  await mkdir(folder, { recursive: true });
  for (const jar of (await readdir(jars)).filter((name) => name.startsWith('specs-')))
    await must('jar', ['xf', join(jars, jar), 'xsd'], { cwd: folder });
  await writeFile(join(folder, 'catalog.xml'), catalog);
  const schema = join(folder, 'xsd', 'TS119102-2-v141.xsd');
  const { code, output } = await run(
    'xmllint',
    ['--nonet', '--noout', '--schema', schema, ...files],
    { env: { XML_CATALOG_FILES: join(folder, 'catalog.xml') }, cwd: folder },
  );
  if (code === 0) return [];
  const complaints = output
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith(' validates'));
  return complaints.map((line) => `xmllint: ${line}`);
}
