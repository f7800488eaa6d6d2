import type { SignerPlace } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Procedure } from '../model.ts';
import { asText } from './facts.ts';

/** What the desk knows of a dossier it took. */
export interface DossierFacts {
  /** The dossier's code, as on the receipt. */
  code: string;
  /** When it was sent, and when the desk took it: ISO 8601. */
  submittedAt: string;
  receivedAt: string;
  /** The unit that takes it, by its code in the deployment (MaDonViTiepNhan). */
  receivingUnit: string;
  /** Code of the online service (MaDichVuCong), where it is not the procedure's. */
  serviceCode?: string;
  /** The submission's PDF, then what was attached to it. */
  papers: readonly DossierPaper[];
  /** Where the answers say who hands in, by path; by default the signer named first. */
  applicant?: { name?: string; identity?: string; birthday?: string; address?: string };
}

export interface DossierPaper {
  /** Code of the paper in the list of the procedure. */
  code?: string;
  name: string;
  /** SHA-256 of its bytes, in hex. */
  sha256: string;
}

/**
 * A dossier in the shape that provincial one-stop systems (iGate) take over LGSP; read off public
 * code, there is no published schema. The district (`MaHuyen`) stays in the shape and is empty:
 * there are two levels since 01/07/2025.
 */
export function dossierRecord(
  procedure: Procedure,
  answers: Readonly<Record<string, unknown>>,
  facts: DossierFacts,
): JsonObject {
  const signer = applicantOf(procedure);
  const names = [facts.applicant?.name ?? signer?.name ?? []].flat();
  const name = names
    .map((path) => text(answers, path))
    .filter((part) => part !== '')
    .join(' ');
  const address = at(answers, facts.applicant?.address ?? firstAddress(procedure));
  const home = isObject(address) ? address : {};
  return {
    MaHoSo: facts.code,
    MaTTHC: procedure.about.code ?? '',
    MaDichVuCong: facts.serviceCode ?? procedure.about.code ?? '',
    ChuHoSo: name,
    // 1: a citizen. Organisations sign by other procedures.
    LoaiDoiTuong: '1',
    MaDonViTiepNhan: facts.receivingUnit,
    NgayNop: instant(facts.submittedAt),
    NgayTiepNhan: instant(facts.receivedAt),
    ThanhPhanHoSo: facts.papers.map((paper) => ({
      MaThanhPhanHoSo: paper.code ?? '',
      TenThanhPhanHoSo: paper.name,
      SoLuong: '1',
      LoaiBan: 'Scan tệp tin',
      GiayToDinhKem: [
        { IdGiayTo: '', MaKetQua: '', TenGiayTo: paper.name, HashTepTin: paper.sha256 },
      ],
    })),
    ThongTinNguoiNop: {
      TenNguoiNop: name,
      SoDinhDanh: text(answers, facts.applicant?.identity ?? signer?.identity),
      NgaySinh: day(text(answers, facts.applicant?.birthday)),
      MaTinh: asText(home['provinceCode']),
      MaHuyen: '',
      MaXa: asText(home['communeCode']),
      DiaChiChiTiet: asText(home['detail']),
    },
  };
}

/** The citizen whose name is asked first: heads of households and guardians come after. */
function applicantOf({ signers, questions }: Procedure): SignerPlace | undefined {
  const order = [...questions.keys()];
  const position = ({ name }: SignerPlace): number => {
    const at = order.indexOf([name ?? ''].flat()[0]!.split('/')[0]!);
    return at < 0 ? order.length : at;
  };
  const citizens = signers.filter(({ role }) => role !== 'officer');
  return [...citizens].sort((a, b) => position(a) - position(b))[0];
}

/** An address with a house, never the agency's: that one has no detail. */
function firstAddress(procedure: Procedure): string | undefined {
  return [...procedure.questions.values()].find(({ kind, schema }) => {
    const parts = kind === 'address' ? schema['properties'] : undefined;
    return isObject(parts) && 'detail' in parts;
  })?.path;
}

function at(answers: Readonly<Record<string, unknown>>, path: string | undefined): unknown {
  let value: unknown = answers;
  for (const step of (path ?? '').split('/')) {
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

function text(answers: Readonly<Record<string, unknown>>, path: string | undefined): string {
  const value = at(answers, path);
  return typeof value === 'string' ? value : '';
}

/** `1990-03-27` → `19900327000000`; an incomplete date has zeros for what is unknown. */
function day(value: string): string {
  const digits = value.replaceAll('-', '');
  return digits === '' ? '' : digits.padEnd(14, '0');
}

/** yyyyMMddHHmmss in Vietnam. */
function instant(value: string): string {
  const shifted = new Date(new Date(value).getTime() + 7 * 60 * 60 * 1000);
  return shifted.toISOString().slice(0, 19).replace(/\D/g, '');
}
