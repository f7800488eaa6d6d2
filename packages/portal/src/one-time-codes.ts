/** One-time codes that come to the simulated phone: the second step of a confirmation. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { ConfirmationPort } from '@tokhai/intake';
import type { CitizenSessions } from './citizen-sessions.ts';

/** A message as the phone shows it. */
export interface PhoneMessage {
  title: string;
  /** The same as on the page where one confirms. */
  checkCode: string;
  code: string;
}

export interface OneTimeCodes {
  port: ConfirmationPort;
  /** The messages of a phone, the latest first. */
  messages: (identity: string) => readonly PhoneMessage[];
}

interface Sent extends PhoneMessage {
  id: string;
  expiresAt: Date;
}

/** Messages kept of one phone, and phones at all; beyond it the oldest go. */
const maxMessages = 5;
const maxPhones = 1000;

export function oneTimeCodes(sessions: CitizenSessions): OneTimeCodes {
  const phones = new Map<string, Sent[]>();
  return {
    messages: (identity) => phones.get(identity) ?? [],
    port: {
      person: async (request) => sessions.person(request),
      async ask({ identity }, { id, title, checkCode, expiresAt }) {
        const code = String(randomInt(1_000_000)).padStart(6, '0');
        const sent = [{ id, title, checkCode, code, expiresAt }, ...(phones.get(identity) ?? [])];
        phones.delete(identity);
        phones.set(identity, sent.slice(0, maxMessages));
        const [oldest] = phones.keys();
        if (phones.size > maxPhones && oldest !== undefined) phones.delete(oldest);
        return {
          method: 'Mã dùng một lần tới điện thoại thử',
          hint: `số định danh *** ${identity.slice(-3)}`,
        };
      },
      async check({ identity }, { id, answer }) {
        const sent = phones.get(identity)?.find((message) => message.id === id);
        if (!sent || sent.expiresAt <= new Date() || !isSame(sent.code, answer)) return false;
        // Used once.
        phones.set(
          identity,
          (phones.get(identity) ?? []).filter((message) => message !== sent),
        );
        return true;
      },
    },
  };
}

/** Compares in a time that tells nothing about where they differ. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
