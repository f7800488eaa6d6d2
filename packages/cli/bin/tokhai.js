#!/usr/bin/env node
// Who reads us may stop early (`tokhai verify … | head -1`): that is no failure of the command.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

let main;
try {
  ({ main } = await import('../dist/main.js'));
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    'tokhai: the packages are not built yet. Run `npm start` or `npm test` once in the clone.\n',
  );
  process.exitCode = 64;
}
if (main) process.exitCode = await main(process.argv.slice(2));
