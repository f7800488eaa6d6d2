/** What the door itself says when it prints, signs and sends. */
import type { CompleteLanguage } from '@tokhai/elements';

const vi = {
  p12Missing: 'Hãy chọn tệp chữ ký số và ghi mật khẩu của tệp.',
  signerNameMissing: 'Hãy quay lại ghi họ tên của người ký trong tờ khai.',
  certificateFailed:
    'Chưa lấy được chứng thư trình diễn. Hãy kiểm tra kết nối mạng rồi bấm ký lại.',
  certificateRefused: 'Cổng chưa cấp chứng thư trình diễn lúc này. Hãy thử lại sau ít phút.',
  signFailed: 'Chưa ký được. Hãy thử lại, hoặc chọn cách ký khác.',
  signFailures: {
    'pkcs12-wrong-password': 'Mật khẩu không mở được tệp chữ ký số. Hãy ghi lại mật khẩu.',
    'pkcs12-legacy-cipher':
      'Tệp chữ ký số dùng kiểu mã hóa cũ không còn an toàn. Hãy xin tổ chức cấp chứng thư xuất lại tệp (AES-256).',
    'pkcs12-unreadable': 'Không đọc được tệp này. Hãy chọn tệp .p12 hoặc .pfx còn nguyên vẹn.',
    'pkcs12-unsupported':
      'Tệp chữ ký số dùng kiểu mã hóa mà trình duyệt không mở được. Hãy xin tổ chức cấp chứng thư xuất lại tệp (AES-256).',
    'pkcs12-no-key':
      'Tệp này chỉ có chứng thư, không có khóa để ký. Hãy chọn tệp chữ ký số đầy đủ.',
    'pkcs12-no-certificate':
      'Tệp này không có chứng thư của người ký. Hãy chọn tệp chữ ký số đầy đủ.',
    'certificate-expired': 'Chứng thư đã hết hạn. Hãy gia hạn hoặc dùng chứng thư còn hạn.',
    'certificate-not-yet-valid':
      'Chứng thư chưa tới ngày có hiệu lực. Hãy xem lại ngày giờ trên máy này.',
    'certificate-unsuitable':
      'Chứng thư này không dùng để ký văn bản. Hãy dùng chứng thư chữ ký số cá nhân.',
    'certificate-revoked':
      'Chứng thư đã bị thu hồi hoặc tạm dừng nên không ký được. Hãy dùng chứng thư khác, hoặc hỏi tổ chức cấp chứng thư.',
    'signature-mismatch': 'Khóa và chứng thư không đi với nhau. Hãy chọn tệp chữ ký số khác.',
    'field-already-signed': 'Chỗ này đã có chữ ký. Hãy tải lại trang để xem.',
    'agent-not-running':
      'Không thấy chương trình ký trên máy này. Hãy mở chương trình, cho phép trang này kết nối tới máy, rồi ký lại.',
    'agent-not-allowed':
      'Chương trình ký trên máy này không nhận trang này. Hãy mở lại chương trình với địa chỉ của trang.',
    'agent-not-paired':
      'Trang này chưa được ghép nối với chương trình ký. Hãy ghi mã ghép nối mà chương trình đang hiện.',
    'agent-wrong-code': 'Mã ghép nối không đúng. Hãy ghi lại mã mà chương trình ký đang hiện.',
    'agent-wrong-pin':
      'Mã PIN không đúng. Hãy ghi lại; ghi sai nhiều lần thì thiết bị ký số tự khóa.',
    'agent-pin-needed': 'Hãy ghi mã PIN của thiết bị ký số.',
    'agent-token-locked': 'Thiết bị ký số đã bị khóa. Hãy nhờ nơi cấp mở khóa.',
    'agent-no-token': 'Chưa thấy thiết bị ký số. Hãy cắm thiết bị vào máy rồi ký lại.',
    'agent-too-often':
      'Đã thử quá nhiều lần nên chương trình ký tạm dừng để thiết bị không bị khóa. Hãy chờ mười phút.',
    'prepared-expired': 'Chữ ký đến quá muộn nên không dùng được. Hãy ký lại.',
    'prepared-changed': 'Tờ khai không còn như lúc gửi đi ký. Hãy ký lại.',
    'contents-too-small':
      'Chữ ký cùng các chứng thư quá lớn so với chỗ dành cho nó. Hãy chọn chứng thư khác, hoặc báo cho cổng.',
  } as Readonly<Record<string, string>>,
  /** What is to be known before signing with a certificate. */
  certificateWarnings: {
    otherNumber:
      'Chứng thư mang số định danh khác với số của người ký ghi trong tờ khai. Ký bằng chứng thư này thì cơ quan không nhận. Hãy chọn chứng thư khác, hoặc quay lại sửa số trong tờ khai.',
    otherName:
      'Chứng thư mang tên khác với người ký ghi trong tờ khai. Chỉ ký khi chứng thư đúng là của người đó.',
    unknown:
      'Chưa kiểm tra được chứng thư có bị thu hồi hay không. Chỉ ký khi bạn chắc chứng thư còn hiệu lực.',
    untrusted:
      'Cổng không nhận ra tổ chức cấp chứng thư này, nên không kiểm tra được chứng thư còn hiệu lực hay không; cơ quan có thể không nhận. Nên dùng chứng thư của tổ chức được cấp phép.',
  },
  tokenPairing:
    'Trang này chưa được ghép nối với chương trình ký. Hãy ghi mã ghép nối mà chương trình đang hiện.',
  tokenEmpty: 'Không có chứng thư nào trên thiết bị ký số. Hãy cắm đúng thiết bị rồi ký lại.',
  outsideFailures: {
    'other-file':
      'Đây không phải tệp đã tải từ trang này, hoặc chương trình ký đã ghi lại cả tệp. Hãy tải lại tệp, ký rồi chọn tệp đã ký.',
    'not-signed': 'Tệp này chưa có chữ ký ở đúng ô của bạn. Hãy ký vào ô đó rồi chọn lại tệp.',
    changed: 'Tệp đã bị sửa ngoài chữ ký. Hãy tải lại tệp, chỉ ký mà không sửa gì, rồi chọn lại.',
  },
  remoteFailures: {
    'unknown-person':
      'Dịch vụ ký số không có chứng thư nào với số này. Hãy xem lại số đã ghi, hoặc chọn cách ký khác.',
    'not-allowed': 'Cổng chỉ cho người đang đăng nhập ký bằng số của mình. Hãy xem lại số đã ghi.',
    'too-often':
      'Đã gửi yêu cầu ký quá nhiều lần. Hãy chờ mười phút rồi ký lại, hoặc chọn cách khác.',
    'not-reached': 'Chưa tới được cổng. Hãy kiểm tra kết nối mạng rồi bấm ký lại.',
    'service-failed':
      'Dịch vụ ký số đang trục trặc. Hãy thử lại sau ít phút, hoặc chọn cách ký khác.',
    'unknown-request': 'Yêu cầu ký này không còn. Hãy bấm ký lại.',
    expired: 'Yêu cầu ký đã hết hạn mà chưa được xác nhận. Hãy bấm ký lại.',
    refused: 'Yêu cầu ký đã bị từ chối trên điện thoại. Nếu chính bạn muốn ký, hãy bấm ký lại.',
    failed: 'Dịch vụ ký số chưa ký được. Hãy bấm ký lại, hoặc chọn cách ký khác.',
  } as Readonly<Record<string, string>>,

  confirmation: {
    failed: 'Chưa xác nhận được vì không tới được cổng. Hãy kiểm tra mạng rồi thử lại.',
    notLoggedIn:
      'Bạn chưa đăng nhập vào cổng. Hãy đăng nhập ở thẻ khác rồi bấm lại; tờ khai vẫn ở trên máy này.',
    askedJustNow: 'Mã vừa được gửi. Hãy chờ nửa phút rồi thử lại.',
    over: 'Lần xác nhận này không còn dùng được. Hãy gửi mã mới.',
    wrong: (left: number) => `Mã xác nhận không đúng. Hãy xem lại tin đã gửi; còn ${left} lần thử.`,
  },

  handOver: {
    failed:
      'Chưa làm được vì không tới được cổng. Hãy kiểm tra mạng rồi thử lại, hoặc lưu tệp để gửi.',
    refused: 'Cổng không giữ được tờ khai này để chuyển. Hãy lưu tệp rồi gửi cho người ký tiếp.',
    full: 'Cổng đang giữ quá nhiều tờ khai. Hãy lưu tệp rồi gửi, hoặc thử lại sau ít phút.',
    unknownCode:
      'Không có tờ khai nào chờ với mã này: mã đã dùng, đã hết hạn hoặc ghi nhầm. Hãy xem lại từng ký tự, hoặc xin người gửi mã mới.',
  },

  draftTransfer: {
    failed:
      'Chưa làm được vì không tới được cổng. Hãy kiểm tra mạng rồi thử lại, hoặc chuyển bằng tệp bản nháp.',
    tooLarge:
      'Bản nháp cùng các tệp đính kèm quá lớn để chuyển qua cổng. Hãy lưu bản nháp vào tệp rồi mở tệp ở máy kia.',
    tooMany:
      'Cổng đang nhận quá nhiều yêu cầu. Hãy chờ ít phút rồi thử lại, hoặc chuyển bằng tệp bản nháp.',
    notACode: 'Mã gồm 12 chữ và số, ví dụ 7K2M-94QD-XW0B. Hãy xem lại mã đang hiện trên máy kia.',
    unknownCode:
      'Không có bản nháp nào chờ với mã này: mã đã dùng, đã hết hạn, đã huỷ hoặc ghi nhầm. Hãy xem lại từng ký tự, hoặc tạo mã mới trên máy kia.',
    unreadable: 'Bản nháp nhận về bị hỏng nên không mở được. Hãy tạo mã mới trên máy kia.',
  },

  openFailures: {
    'not-a-submission':
      'Đây không phải là tờ khai do biểu mẫu này tạo ra. Hãy mở đúng tệp PDF bạn nhận được; bản in, bản chụp hay bản đã lưu lại bằng phần mềm khác thì không ký tiếp được.',
    'other-procedure':
      'Tệp này là tờ khai của thủ tục khác. Hãy mở trang của thủ tục đó rồi mở tệp.',
    'other-version':
      'Tờ khai này làm bằng phiên bản cũ của biểu mẫu. Hãy nhờ người gửi tạo lại tờ khai ở phiên bản mới.',
    changed:
      'Tệp này đã bị thay đổi sau khi biểu mẫu tạo ra hoặc sau khi có người ký. Đừng ký; hãy nhờ người gửi cho lại tệp gốc.',
    'already-received': 'Cơ quan đã ký tờ khai này rồi, không ai phải ký thêm nữa.',
  },

  produceFailed:
    'Chưa in được tờ khai. Hãy thử lại; nếu vẫn không được, hãy liên hệ nơi hướng dẫn ghi ở cuối trang.',
  unprintable: (character: string, code: string) =>
    `Không in được ký tự “${character}” (${code}). Hãy sửa câu trả lời có ký tự này.`,
  produceFailures: {
    'image-unsupported':
      'Không in được ảnh này. Hãy chọn ảnh JPEG khác, ví dụ ảnh chụp bằng điện thoại.',
    'too-large': 'Tờ khai và tệp đính kèm quá lớn. Hãy chọn tệp đính kèm nhỏ hơn.',
    'file-mismatch': 'Tệp đính kèm không còn nguyên vẹn. Hãy chọn lại tệp.',
  } as Readonly<Record<string, string>>,
  fontsFailed:
    'Chưa tải được phông chữ để in tờ khai. Hãy kiểm tra kết nối mạng rồi thử lại; nếu vẫn không được, hãy tải lại trang.',

  notSent:
    'Chưa gửi được hồ sơ. Bài làm và chữ ký vẫn còn trên máy. Hãy kiểm tra mạng rồi bấm nộp lại: gửi lại không làm hồ sơ bị nộp hai lần.',
  portalFailed:
    'Cổng đang gặp trục trặc. Bài làm và chữ ký vẫn còn trên máy. Hãy nộp lại sau ít phút.',
  loginExpired: 'Phiên đăng nhập đã hết. Hãy đăng nhập lại rồi nộp: bài làm vẫn còn trên máy.',
};

/** The words of one language. */
export type Words = typeof vi;

const en: Words = {
  p12Missing: 'Choose your signature file and enter its password.',
  signerNameMissing: "Go back and enter the signer's name in the form.",
  certificateFailed:
    'The demonstration certificate could not be fetched. Check your connection and sign again.',
  certificateRefused:
    'The portal issues no demonstration certificate now. Try again in a few minutes.',
  signFailed: 'Signing failed. Try again, or choose another way to sign.',
  signFailures: {
    'pkcs12-wrong-password': 'The password does not open the signature file. Enter it again.',
    'pkcs12-legacy-cipher':
      'The signature file uses an old, unsafe encryption. Ask your certification authority to export it again (AES-256).',
    'pkcs12-unreadable': 'This file cannot be read. Choose an undamaged .p12 or .pfx file.',
    'pkcs12-unsupported':
      'The signature file uses an encryption that this browser cannot open. Ask your certification authority to export it again (AES-256).',
    'pkcs12-no-key': 'This file has a certificate but no key to sign with. Choose the full file.',
    'pkcs12-no-certificate': "This file lacks the signer's certificate. Choose the full file.",
    'certificate-expired': 'The certificate has expired. Renew it or use another.',
    'certificate-not-yet-valid':
      'The certificate is not valid yet. Check date and time on your device.',
    'certificate-unsuitable':
      'This certificate is not for signing documents. Use a personal signing certificate.',
    'certificate-revoked':
      'The certificate was revoked or suspended and cannot sign. Use another, or ask who issued it.',
    'signature-mismatch': 'Key and certificate do not belong together. Choose another file.',
    'field-already-signed': 'This place is signed already. Load the page again to see it.',
    'agent-not-running':
      'The signing program does not answer. Start it, allow this page to reach this computer, then sign again.',
    'agent-not-allowed':
      "The signing program does not accept this page. Start it again with the page's address.",
    'agent-not-paired':
      'This page is not paired with the signing program. Enter the pairing code that it shows.',
    'agent-wrong-code': 'The pairing code is wrong. Enter the one that the signing program shows.',
    'agent-wrong-pin': 'The PIN is wrong. Enter it again; too many wrong ones lock the device.',
    'agent-pin-needed': 'Enter the PIN of the signing device.',
    'agent-token-locked': 'The signing device is locked. Ask who issued it to unlock it.',
    'agent-no-token': 'No signing device was found. Plug it in and sign again.',
    'agent-too-often':
      'Too many tries: the signing program pauses so that the device does not lock. Wait ten minutes.',
    'prepared-expired': 'The signature came too late to be of use. Sign again.',
    'prepared-changed': 'The form is not what was sent to be signed. Sign again.',
    'contents-too-small':
      'Signature and certificates do not fit into the room kept for them. Choose another certificate, or tell the portal.',
  },
  certificateWarnings: {
    otherNumber:
      "The certificate has another personal number than the signer's in the form. The agency will refuse what it signs. Choose another certificate, or go back and correct the number.",
    otherName:
      "The certificate has another name than the signer's in the form. Sign only if it is really theirs.",
    unknown:
      'Whether the certificate was revoked could not be checked. Sign only if you are sure that it is still valid.',
    untrusted:
      'The portal does not know who issued this certificate, so whether it is still valid could not be checked; the agency may refuse it. Use one from a licensed provider.',
  },
  tokenPairing:
    'This page is not paired with the signing program. Enter the pairing code that it shows.',
  tokenEmpty:
    'There is no certificate on the signing device. Plug in the right one and sign again.',
  outsideFailures: {
    'other-file':
      'This is not the file downloaded here, or the signing program wrote it anew. Download it again, sign it, and choose the signed file.',
    'not-signed': 'This file is not signed in your field. Sign there and choose the file again.',
    changed:
      'The file was changed beside the signature. Download it again, only sign it, and choose it again.',
  },
  remoteFailures: {
    'unknown-person':
      'The signing service has no certificate under this number. Check the number, or sign in another way.',
    'not-allowed': 'Only who is logged in may sign, under their own number. Check the number.',
    'too-often': 'Too many requests to sign. Wait ten minutes, or sign in another way.',
    'not-reached': 'The portal cannot be reached. Check your connection and sign again.',
    'service-failed': 'The signing service has a problem. Try again later, or sign in another way.',
    'unknown-request': 'This request to sign is gone. Sign again.',
    expired: 'The request to sign expired before it was confirmed. Sign again.',
    refused: 'The request to sign was refused on the phone. If you do want to sign, sign again.',
    failed: 'The signing service could not sign. Sign again, or sign in another way.',
  },

  confirmation: {
    failed:
      'It was not confirmed: the portal cannot be reached. Check your connection and try again.',
    notLoggedIn:
      'You are not logged in to the portal. Log in in another tab and try again; the form stays on this device.',
    askedJustNow: 'A code was sent a moment ago. Wait half a minute and try again.',
    over: 'This confirmation is over. Have a new code sent.',
    wrong: (left: number) =>
      `The code is wrong. Look at the message again; ${left} attempts are left.`,
  },

  handOver: {
    failed: 'The portal cannot be reached. Check your connection and try again, or save the file.',
    refused: 'The portal does not keep this form for others. Save the file and send it yourself.',
    full: 'The portal keeps too many forms now. Save the file and send it, or try again in a few minutes.',
    unknownCode:
      'No form waits under this code: it was used, it is over, or it was mistyped. Check each character, or ask the sender for a new code.',
  },

  draftTransfer: {
    failed:
      'The portal cannot be reached. Check your connection and try again, or use a draft file.',
    tooLarge:
      'The draft with its files is too large to go through the portal. Save it to a file and open that on the other device.',
    tooMany:
      'The portal gets too many requests now. Wait a few minutes and try again, or use a draft file.',
    notACode:
      'A code has 12 letters and digits, for example 7K2M-94QD-XW0B. Look at the code on the other device again.',
    unknownCode:
      'No draft waits under this code: it was used, it is over, it was cancelled, or it was mistyped. Check each character, or make a new code on the other device.',
    unreadable: 'The draft came damaged and cannot be opened. Make a new code on the other device.',
  },

  openFailures: {
    'not-a-submission':
      'This is not a form that this page made. Open the very PDF that you were sent; a print, a scan or what another program saved cannot be signed further.',
    'other-procedure':
      'This file belongs to another procedure. Open it on the page of that procedure.',
    'other-version':
      'This form was made with an old version. Ask whoever sent it to make it again with the new one.',
    changed:
      'This file was changed after it was made or after somebody signed. Do not sign; ask whoever sent it for the original.',
    'already-received': 'The agency has signed this form: nobody has to sign any more.',
  },

  produceFailed:
    'The form could not be printed. Try again; if it still fails, ask the contact given at the end of the page.',
  unprintable: (character, code) =>
    `The character “${character}” (${code}) cannot be printed. Change the answer that contains it.`,
  produceFailures: {
    'image-unsupported': 'This picture cannot be printed. Choose another JPEG, e.g. a phone photo.',
    'too-large': 'The form with its attachments is too large. Choose smaller files.',
    'file-mismatch': 'An attached file is damaged. Choose it again.',
  },
  fontsFailed:
    'The fonts for printing could not be loaded. Check your connection and try again; if it still fails, reload the page.',

  notSent:
    'The submission was not sent. Your work and the signatures are still on this device. Check your connection and submit again: sending again does not submit twice.',
  portalFailed:
    'The portal has a problem. Your work and the signatures are still on this device. Submit again in a few minutes.',
  loginExpired:
    'Your login has expired. Log in again and submit: your work is still on this device.',
};

/** The words of each language. */
export const words: Readonly<Record<CompleteLanguage, Words>> = { vi, en };
