import { msg, str } from '@lit/localize';
import { groupDigits, type Issue, type IssueCode } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import { fileSize } from './file-size.ts';
import { typeNames } from './file-types.ts';
import { inSentence } from './in-sentence.ts';
import { quoted } from '../translator.ts';

/** Says one issue; `name` is the label as it stands inside a sentence. */
type Words = (name: string, issue: Issue, question: Question) => string;

/**
 * An issue in words: what to do, with the question's name, the same beside the field and in the
 * summary.
 */
export function issueWords(issue: Issue, question: Question): string {
  return words[issue.code](inSentence(question.title), issue, question);
}

const checkAgain: Words = (name) => msg(str`Hãy kiểm tra lại ${name}`, { id: 'issue-invalid' });

const words: Record<IssueCode, Words> = {
  'answers-too-large': () =>
    msg('Hãy bớt nội dung: tờ khai dài quá mức có thể nhận', { id: 'issue-answers-too-large' }),
  'unknown-question': () =>
    msg('Hãy bỏ nội dung không có trong mẫu này', { id: 'issue-unknown-question' }),
  required: (name, issue, question) => missing(name, issue, question),
  confirm: (name) => msg(str`Hãy đánh dấu vào ô “${name}”`, { id: 'issue-confirm' }),
  'date-incomplete': (name, { params }) => {
    const part = partName(params['part']);
    return msg(str`Hãy ghi đủ ${name}: còn thiếu ${part}`, { id: 'issue-date-incomplete' });
  },
  'date-impossible': (name, { params }, { options }) => {
    const reason = impossible(params['part']);
    // On papers an unknown day is written 00.
    if (options.partial && params['part'] !== 'year') {
      return msg(str`Hãy xem lại ${name}: ${reason}; không rõ thì để trống`, {
        id: 'issue-date-unknown',
      });
    }
    return msg(str`Hãy xem lại ${name}: ${reason}`, { id: 'issue-date-impossible' });
  },
  'date-future': (name) =>
    msg(str`Hãy xem lại ${name}: không thể sau ngày hôm nay`, { id: 'issue-date-future' }),
  'time-incomplete': (name, { params }) => {
    const part = partName(params['part']);
    return msg(str`Hãy ghi đủ ${name}: còn thiếu ${part}`, { id: 'issue-time-incomplete' });
  },
  'time-impossible': (name, { params }) => {
    const reason = impossible(params['part']);
    return msg(str`Hãy xem lại ${name}: ${reason}`, { id: 'issue-time-impossible' });
  },
  'date-order': (name, issue, question) =>
    ruleWords(issue, question) ?? checkAgain(name, issue, question),
  sum: (name, issue, question) => ruleWords(issue, question) ?? checkAgain(name, issue, question),
  computed: (name) =>
    msg(str`Hãy mở lại tờ khai: ${name} không khớp với các câu trả lời khác`, {
      id: 'issue-computed',
    }),
  number: (name) => msg(str`Hãy ghi ${name} bằng chữ số`, { id: 'issue-number' }),
  integer: (name) =>
    msg(str`Hãy ghi ${name} là số nguyên, không có dấu phẩy`, { id: 'issue-integer' }),
  minimum: (name, { params }, question) => {
    const limit = limitWords(params['limit'], question);
    return msg(str`Hãy ghi ${name} từ ${limit} trở lên`, { id: 'issue-minimum' });
  },
  maximum: (name, { params }, question) => {
    const limit = limitWords(params['limit'], question);
    return msg(str`Hãy ghi ${name} không quá ${limit}`, { id: 'issue-maximum' });
  },
  'multiple-of': (name, { params }) => {
    const step = params['limit'];
    return msg(str`Hãy ghi ${name} là bội số của ${step}`, { id: 'issue-multiple-of' });
  },
  'file-empty': () =>
    msg('Hãy chọn tệp khác: tệp này không có nội dung', { id: 'issue-file-empty' }),
  'file-type': (name, _issue, question) => {
    const types = typeNames(question);
    return msg(str`Hãy chọn ${name} là tệp ${types}`, { id: 'issue-file-type' });
  },
  'file-size': (name, { params }) => {
    const limit = fileSize(Number(params['limit']));
    return msg(str`Hãy chọn ${name} là tệp không quá ${limit}`, { id: 'issue-file-size' });
  },
  type: checkAgain,
  'legacy-encoding': (name) =>
    msg(str`Hãy gõ lại ${name} bằng bộ gõ Unicode: các chữ này thuộc bảng mã cũ`, {
      id: 'issue-legacy-encoding',
    }),
  'unprintable-character': (name) =>
    msg(str`Hãy bỏ ký tự không in được trong ${name}`, { id: 'issue-unprintable-character' }),
  'not-nfc': (name) =>
    msg(str`Hãy gõ lại ${name}: chữ và dấu đang bị tách rời`, { id: 'issue-not-nfc' }),
  choice: (name) => msg(str`Hãy chọn ${name} trong danh sách`, { id: 'issue-choice' }),
  'max-length': (name, { params }) => {
    const limit = params['limit'];
    return msg(str`Hãy rút ngắn ${name}: không quá ${limit} ký tự`, { id: 'issue-max-length' });
  },
  'min-length': (name, { params }) => {
    const limit = params['limit'];
    return msg(str`Hãy ghi ${name} đủ ${limit} ký tự trở lên`, { id: 'issue-min-length' });
  },
  pattern: (name, issue, question) =>
    (patternWords[question.kind] ?? generalPattern)(name, issue, question),
  'min-rows': (_name, { params }, question) => {
    const limit = params['limit'];
    const row = rowName(question);
    return msg(str`Hãy thêm ít nhất ${limit} ${row}`, { id: 'issue-min-rows' });
  },
  'max-rows': (_name, { params }, question) => {
    const limit = params['limit'];
    const row = rowName(question);
    return msg(str`Hãy bớt lại: không quá ${limit} ${row}`, { id: 'issue-max-rows' });
  },
  'duplicate-rows': (name) =>
    msg(str`Hãy bỏ mục trùng nhau trong ${name}`, { id: 'issue-duplicate-rows' }),
  'min-choices': (name, { params }) => {
    const limit = params['limit'];
    return msg(str`Hãy chọn ít nhất ${limit} mục ở ${name}`, { id: 'issue-min-choices' });
  },
  'max-choices': (name, { params }) => {
    const limit = params['limit'];
    return msg(str`Hãy chọn không quá ${limit} mục ở ${name}`, { id: 'issue-max-choices' });
  },
  'address-mismatch': (name) =>
    msg(str`Hãy chọn lại ${name}: phường, xã không thuộc tỉnh, thành phố đã chọn`, {
      id: 'issue-address-mismatch',
    }),
  'identity-mismatch': (name, { params }) => {
    const facts = identityFacts(params['part']);
    return msg(str`Hãy xem lại ${name}: số này thường ứng với ${facts} khác`, {
      id: 'issue-identity-mismatch',
    });
  },
  'phone-prefix': (name) =>
    msg(str`Hãy xem lại ${name}: ít có số nào bắt đầu như vậy`, { id: 'issue-phone-prefix' }),
  'check-digit': (name) =>
    msg(str`Hãy xem lại ${name}: có thể đã gõ nhầm một chữ số`, { id: 'issue-check-digit' }),
  invalid: checkAgain,
};

/** Kinds that one chooses, ticks or adds; the others are written. */
const missingWords: Partial<Record<Kind, Words>> = {
  choice: (name) => msg(str`Hãy chọn ${name}`, { id: 'issue-missing-choice' }),
  choices: (name) => msg(str`Hãy chọn ít nhất một mục ở ${name}`, { id: 'issue-missing-choices' }),
  address: (name, { path }) => {
    if (path.endsWith('/communeCode')) {
      return msg(str`Hãy chọn phường, xã của ${name}`, { id: 'issue-missing-commune' });
    }
    if (path.endsWith('/detail')) {
      return msg(str`Hãy ghi số nhà, đường, thôn, xóm của ${name}`, { id: 'issue-missing-detail' });
    }
    return msg(str`Hãy chọn tỉnh, thành phố của ${name}`, { id: 'issue-missing-province' });
  },
  confirm: (name) => msg(str`Hãy đánh dấu vào ô “${name}”`, { id: 'issue-confirm' }),
  file: (name) => msg(str`Hãy chọn tệp: ${name}`, { id: 'issue-missing-file' }),
  table: (_name, _issue, question) => {
    const row = rowName(question);
    return msg(str`Hãy thêm ít nhất một ${row}`, { id: 'issue-missing-rows' });
  },
};

const missing: Words = (name, issue, question) => {
  const say = missingWords[question.kind];
  return say ? say(name, issue, question) : msg(str`Hãy ghi ${name}`, { id: 'issue-missing' });
};

const generalPattern: Words = (name, _issue, { help }) => {
  if (help === undefined) return msg(str`Hãy ghi ${name} theo đúng mẫu`, { id: 'issue-pattern' });
  const words = quoted(help);
  return msg(str`Hãy ghi ${name} theo đúng mẫu: ${words}`, { id: 'issue-pattern-help' });
};

const patternWords: Partial<Record<Kind, Words>> = {
  identity: (name, issue, question) =>
    question.schema['pattern'] === '^[0-9]{12}$'
      ? msg(str`Hãy ghi ${name} đủ 12 chữ số`, { id: 'issue-pattern-identity' })
      : generalPattern(name, issue, question),
  phone: (name) =>
    msg(str`Hãy ghi ${name} gồm 10 hoặc 11 chữ số, bắt đầu bằng số 0`, {
      id: 'issue-pattern-phone',
    }),
  email: (name) =>
    msg(str`Hãy ghi ${name} theo dạng ten@example.vn`, { id: 'issue-pattern-email' }),
};

/** What the rule that is broken says itself. */
function ruleWords({ params }: Issue, { ruleMessages }: Question): string | undefined {
  const message = ruleMessages?.[Number(params['rule'])];
  return message === undefined ? undefined : quoted(message);
}

function partName(part: string | number | undefined): string {
  if (part === 'hour') return msg('giờ', { id: 'part-hour' });
  if (part === 'minute') return msg('phút', { id: 'part-minute' });
  if (part === 'day') return msg('ngày', { id: 'part-day' });
  return part === 'month' ? msg('tháng', { id: 'part-month' }) : msg('năm', { id: 'part-year' });
}

function impossible(part: string | number | undefined): string {
  if (part === 'hour') return msg('giờ phải từ 0 đến 23', { id: 'impossible-hour' });
  if (part === 'minute') return msg('phút phải từ 0 đến 59', { id: 'impossible-minute' });
  if (part === 'month') return msg('tháng phải từ 1 đến 12', { id: 'impossible-month' });
  return part === 'year'
    ? msg('năm phải gồm 4 chữ số', { id: 'impossible-year' })
    : msg('tháng đó không có ngày này', { id: 'impossible-day' });
}

function identityFacts(part: string | number | undefined): string {
  if (part === 'sex') return msg('giới tính', { id: 'fact-sex' });
  return part === 'birth'
    ? msg('năm sinh', { id: 'fact-birth' })
    : msg('giới tính và năm sinh', { id: 'fact-both' });
}

function limitWords(limit: string | number | undefined, { kind }: Question): string {
  return kind === 'money' && typeof limit === 'number' ? groupDigits(limit) : String(limit);
}

function rowName({ options }: Question): string {
  return inSentence(options.row ?? msg('Mục', { id: 'row' }));
}
