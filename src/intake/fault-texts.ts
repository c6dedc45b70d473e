import type { Language } from '../domain/lead/lead.ts'

type Texts = Readonly<Record<Language, string>>
interface FaultText {
  readonly message: Texts
  /** What the sender can do about it. */
  readonly mend: Texts
}

const say = (vi: string, en: string): Texts => ({ vi, en })

const sendAgainMended = say('Sửa rồi gửi lại.', 'Mend it and send again.')

const writePhone = say(
  'Viết như 0912 345 678 hoặc +84 912 345 678.',
  'Write it like 0912 345 678 or +84 912 345 678.',
)
const writeEmail = say('Viết như ten@congty.vn.', 'Write it like name@company.com.')

/** Every way the intake says no, in words. `{…}` is filled from the fault's detail. */
export const faultTexts = {
  bad_json: {
    message: say(
      'Nội dung không phải JSON hợp lệ: sai ở dòng {line}, cột {column}.',
      'The body is not valid JSON: it breaks at line {line}, column {column}.',
    ),
    mend: sendAgainMended,
  },
  not_utf8: {
    message: say('Nội dung không phải văn bản UTF-8.', 'The body is not UTF-8 text.'),
    mend: say(
      'Mã hóa nội dung bằng UTF-8 rồi gửi lại.',
      'Encode the body as UTF-8 and send again.',
    ),
  },
  not_an_object: {
    message: say('Nội dung phải là một đối tượng JSON.', 'The body must be one JSON object.'),
    mend: say(
      'Gửi mỗi lead trong một yêu cầu, dạng {"name": …, "phone": …}.',
      'Send one lead a request, as {"name": …, "phone": …}.',
    ),
  },
  bad_idempotency_key: {
    message: say(
      'Idempotency-Key phải có 1 đến 255 ký tự ASCII in được.',
      'Idempotency-Key must be 1 to 255 printable ASCII characters.',
    ),
    mend: say('Dùng ví dụ một UUID.', 'Use a UUID, for example.'),
  },
  no_key: {
    message: say('Thiếu khóa API.', 'The API key is missing.'),
    mend: say(
      'Gửi tiêu đề Authorization: Bearer bk_… hoặc X-Api-Key: bk_…; tạo khóa bằng `baton key create`.',
      'Send the header Authorization: Bearer bk_… or X-Api-Key: bk_…; `baton key create` makes one.',
    ),
  },
  unknown_key: {
    message: say('Không có khóa API nào như vậy.', 'There is no such API key.'),
    mend: say(
      'Kiểm tra khóa đã chép đủ chưa; `baton key list` cho biết các khóa đang có.',
      'Check that the key was copied whole; `baton key list` shows what there is.',
    ),
  },
  revoked_key: {
    message: say('Khóa API này đã bị thu hồi.', 'This API key has been revoked.'),
    mend: say('Tạo khóa mới bằng `baton key create`.', 'Make a new one with `baton key create`.'),
  },
  origin_refused: {
    message: say(
      'Trang web này chưa được phép gửi hành vi.',
      'This web site may not send behaviour.',
    ),
    mend: say(
      'Thêm địa chỉ gốc của trang vào danh sách được phép.',
      'Add the origin of the site to those allowed.',
    ),
  },
  not_found: {
    message: say('Không có địa chỉ này.', 'There is nothing at this address.'),
    mend: say(
      'Có: POST /v1/leads, POST /v1/events, POST /v1/web, GET /form, GET /baton.js.',
      'There are: POST /v1/leads, POST /v1/events, POST /v1/web, GET /form, GET /baton.js.',
    ),
  },
  key_reused: {
    message: say(
      'Idempotency-Key này đã dùng cho một nội dung khác.',
      'This Idempotency-Key was used for a different body.',
    ),
    mend: say(
      'Dùng khóa mới cho lead mới; gửi lại lead cũ thì giữ nguyên nội dung.',
      'Use a new key for a new lead; repeat an old one with the same body.',
    ),
  },
  broken_off: {
    message: say('Nội dung bị đứt giữa chừng.', 'The body broke off.'),
    mend: say(
      'Gửi lại y nguyên; gửi trùng không sao.',
      'Send the same again; a repeat does no harm.',
    ),
  },
  too_large: {
    message: say('Nội dung lớn hơn {limit} byte.', 'The body is larger than {limit} bytes.'),
    mend: say(
      'Gửi ít hơn: không gửi tệp, chia lô sự kiện nhỏ hơn.',
      'Send less: no files, smaller batches of events.',
    ),
  },
  unsupported_type: {
    message: say(
      'Không đọc được kiểu nội dung này.',
      'A body of this content type can not be read.',
    ),
    mend: say(
      'Dùng Content-Type: application/json hoặc application/x-www-form-urlencoded.',
      'Use Content-Type: application/json or application/x-www-form-urlencoded.',
    ),
  },
  no_contact: {
    message: say(
      'Cần số điện thoại hoặc email để liên hệ.',
      'A phone number or an email address is needed.',
    ),
    mend: say('Gửi trường phone hoặc email.', 'Send the field phone or email.'),
  },
  phone_too_short: {
    message: say('Số điện thoại thiếu chữ số.', 'The phone number has too few digits.'),
    mend: writePhone,
  },
  phone_too_long: {
    message: say('Số điện thoại thừa chữ số.', 'The phone number has too many digits.'),
    mend: writePhone,
  },
  phone_not_a_number: {
    message: say('Đây không phải số điện thoại.', 'This is not a phone number.'),
    mend: writePhone,
  },
  phone_not_assigned: {
    message: say('Không mạng nào dùng số điện thoại này.', 'No network uses this phone number.'),
    mend: writePhone,
  },
  email_no_at: {
    message: say('Địa chỉ email thiếu dấu @.', 'The email address has no @.'),
    mend: writeEmail,
  },
  email_bad_local: {
    message: say('Phần trước dấu @ không đúng.', 'What stands before the @ is not right.'),
    mend: writeEmail,
  },
  email_bad_domain: {
    message: say('Phần sau dấu @ không đúng.', 'What stands after the @ is not right.'),
    mend: writeEmail,
  },
  email_too_long: {
    message: say('Địa chỉ email quá dài.', 'The email address is too long.'),
    mend: writeEmail,
  },
  missing: {
    message: say('Thiếu thông tin này.', 'This is missing.'),
    mend: say('Điền trường này.', 'Fill in this field.'),
  },
  too_long: {
    message: say('Dài hơn {max} ký tự.', 'Longer than {max} characters.'),
    mend: sendAgainMended,
  },
  not_text: {
    message: say('Phải là văn bản.', 'It must be text.'),
    mend: sendAgainMended,
  },
  unknown_choice: {
    message: say('Không phải một lựa chọn đã biết.', 'It is not one of the known choices.'),
    mend: say('Các lựa chọn: {choices}.', 'The choices: {choices}.'),
  },
  bad_time: {
    message: say(
      'Không phải thời điểm ISO 8601 có múi giờ.',
      'It is not an ISO 8601 time with a zone.',
    ),
    mend: say('Viết như 2026-11-30T09:00:00+07:00.', 'Write it like 2026-11-30T09:00:00+07:00.'),
  },
  time_out_of_bounds: {
    message: say(
      'Thời điểm phải trong {days} ngày qua và không ở tương lai.',
      'The time must lie within the last {days} days and not in the future.',
    ),
    mend: say('Kiểm tra đồng hồ và múi giờ của nơi gửi.', "Check the sender's clock and zone."),
  },
  no_who: {
    message: say('Không rõ sự kiện của ai.', 'It is not said who did it.'),
    mend: say(
      'Gửi một trong: lead, phone, email, visitor.',
      'Send one of: lead, phone, email, visitor.',
    ),
  },
  bad_lead_id: {
    message: say('Không phải mã lead.', 'It is not a lead id.'),
    mend: say(
      'Dùng giá trị `lead` mà POST /v1/leads đã trả.',
      'Use the `lead` that POST /v1/leads answered.',
    ),
  },
  bad_visitor: {
    message: say('Không phải mã khách truy cập.', 'It is not a visitor id.'),
    mend: say('Dùng giá trị mà baton.js đã cấp.', 'Use the one that baton.js gave.'),
  },
  empty_batch: {
    message: say('Lô không có sự kiện nào.', 'The batch has no events.'),
    mend: say('Gửi 1 đến {max} sự kiện.', 'Send 1 to {max} events.'),
  },
  batch_too_large: {
    message: say('Lô có hơn {max} sự kiện.', 'The batch has more than {max} events.'),
    mend: say('Chia thành nhiều lô.', 'Split it into several batches.'),
  },
  too_many: {
    message: say('Quá nhiều yêu cầu.', 'Too many requests.'),
    mend: say('Gửi lại sau {seconds} giây.', 'Send again in {seconds} seconds.'),
  },
  database_down: {
    message: say(
      'Chưa lưu được nên chưa nhận: cơ sở dữ liệu đang không trả lời.',
      'It could not be stored and was not accepted: the database does not answer.',
    ),
    mend: say(
      'Gửi lại y nguyên sau {seconds} giây; gửi trùng không sao.',
      'Send the same again in {seconds} seconds; a repeat does no harm.',
    ),
  },
  internal: {
    message: say('Lỗi của Baton.', 'A fault of Baton.'),
    mend: say(
      'Gửi lại sau; nếu vẫn vậy, báo quản trị mã {request}.',
      'Send again later; if it stays so, tell the admin the code {request}.',
    ),
  },
} as const satisfies Record<string, FaultText>

export type FaultCode = keyof typeof faultTexts

export const isFaultCode = (text: unknown): text is FaultCode =>
  typeof text === 'string' && Object.hasOwn(faultTexts, text)
