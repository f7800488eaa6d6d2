import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dossierCode, isAgencyCode, readDossierCode } from './dossier-code.ts';

test('writes agency, day and number', () => {
  assert.equal(dossierCode('000.00.53.H48', '2022-09-21', 99), '000.00.53.H48-220921-0099');
  assert.equal(dossierCode('H48', '2026-11-22', 12345), 'H48-261122-12345');
});

test('reads what people type', () => {
  assert.equal(readDossierCode(' h48-261122-0001 '), 'H48-261122-0001');
  assert.equal(readDossierCode('000.00.53.h48 - 220921 - 0099'), '000.00.53.H48-220921-0099');
  assert.equal(readDossierCode('G09.20-20260609-0092637'), 'G09.20-20260609-0092637');
});

test('refuses what is no code, however long', () => {
  for (const typed of ['', 'H48', '../../etc/passwd', "H48-261122-0001'--", 'H'.repeat(1e6)]) {
    assert.equal(readDossierCode(typed), undefined);
  }
});

test('knows an agency code', () => {
  assert.equal(isAgencyCode('000.00.53.H48'), true);
  assert.equal(isAgencyCode('h48'), false);
  assert.equal(isAgencyCode('H48-1'), false);
});
