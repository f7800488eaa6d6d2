import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './errors.ts';
import type { Io } from './io.ts';

/** One command of `tokhai`. */
export interface Command {
  /** How it is called, and what its options mean; printed by --help; its first paragraph after a wrong call. */
  usage: string;
  /** @returns the exit code */
  run(args: string[], io: Io): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

/**
 * The arguments of a command.
 *
 * @throws {UsageError} for an option it does not know, or one without its value
 */
export function readArguments<const T extends Options>(args: string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError('wrong-option', message);
  }
}

/** @throws {UsageError} unless exactly the named arguments were given */
export function expectPositionals<const Names extends readonly string[]>(
  positionals: string[],
  ...names: Names
): { [Index in keyof Names]: string } {
  if (positionals.length !== names.length) {
    const wanted = names.map((name) => `<${name}>`).join(' ');
    throw new UsageError(
      'wrong-arguments',
      `Give ${wanted}: ${positionals.length} instead of ${names.length} were given.`,
    );
  }
  return positionals as { [Index in keyof Names]: string };
}

/** @throws {UsageError} when an option that the command needs is missing */
export function need(value: string | undefined, option: string): string {
  if (!value) throw new UsageError('missing-option', `The option ${option} is missing.`);
  return value;
}

/**
 * An instant as somebody typed it: RFC 3339 with a time zone.
 *
 * @throws {UsageError} `not-an-instant`
 */
export function readInstant(text: string, option: string): Date {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  const instant = new Date(shape.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new UsageError(
      'not-an-instant',
      `${option} takes a time with its zone, e.g. 2026-11-22T08:30:00+07:00.`,
    );
  }
  return instant;
}
