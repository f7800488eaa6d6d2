#!/usr/bin/env node
let main;
try {
  ({ main } = await import('../dist/main.js'));
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    'tokhai-agent: the packages are not built yet. Run `npm start` or `npm test` once in the clone.\n',
  );
  process.exitCode = 64;
}
if (main) process.exitCode = await main(process.argv.slice(2));
