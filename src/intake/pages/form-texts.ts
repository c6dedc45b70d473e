import type { Language } from '../../domain/lead/lead.ts'

/** The words of the sample form and of the page after it. */
export interface FormTexts {
  readonly title: string
  readonly lead: string
  readonly otherLanguage: string
  readonly pricing: string
  readonly pricingLead: string
  readonly packages: readonly Package[]
  readonly priceList: string
  readonly remember: string
  readonly rememberYes: string
  readonly rememberNo: string
  readonly form: string
  readonly formLead: string
  readonly required: string
  readonly optional: string
  readonly fields: Readonly<Record<FormField, { readonly label: string; readonly hint?: string }>>
  readonly choose: string
  readonly budgets: Readonly<Record<string, string>>
  readonly timings: Readonly<Record<string, string>>
  readonly consent: string
  readonly privacy: string
  readonly leaveEmpty: string
  readonly send: string
  readonly mendThese: string
  readonly thanksTitle: string
  readonly thanks: string
  readonly next: readonly string[]
  readonly reference: string
  readonly again: string
}

export interface Package {
  readonly name: string
  readonly forWhom: string
  readonly price: string
}

/** The fields a person fills in, in the order of the page. */
export const formFields = [
  'name',
  'phone',
  'email',
  'company',
  'title',
  'province',
  'message',
  'budget',
  'timing',
] as const
export type FormField = (typeof formFields)[number]

export const formTexts: Readonly<Record<Language, FormTexts>> = {
  vi: {
    title: 'Nhận báo giá phần mềm quản lý bán hàng',
    lead: 'Cho chúng tôi biết bạn cần gì. Một người thật sẽ gọi lại, thường trong vòng 15 phút giờ làm việc.',
    otherLanguage: 'English',
    pricing: 'Bảng giá',
    pricingLead: 'Giá trọn gói năm đầu, đã gồm triển khai và đào tạo, chưa gồm VAT.',
    packages: [
      { name: 'Khởi đầu', forWhom: 'Đội dưới 10 người', price: '90 triệu' },
      { name: 'Tăng trưởng', forWhom: 'Đội 10–50 người', price: '320 triệu' },
      { name: 'Doanh nghiệp', forWhom: 'Nhiều chi nhánh, tích hợp riêng', price: 'từ 750 triệu' },
    ],
    priceList: 'Tải bảng giá chi tiết',
    remember:
      'Bạn có cho phép trang này nhớ những phần bạn đã xem, để người gọi lại không hỏi thừa không?',
    rememberYes: 'Đồng ý',
    rememberNo: 'Không, cảm ơn',
    form: 'Yêu cầu báo giá',
    formLead: 'Chỉ cần tên và số điện thoại; càng rõ nhu cầu, báo giá càng sát.',
    required: 'bắt buộc',
    optional: 'không bắt buộc',
    fields: {
      name: { label: 'Họ và tên' },
      phone: { label: 'Số điện thoại', hint: 'Ví dụ 0912 345 678' },
      email: { label: 'Email' },
      company: { label: 'Công ty' },
      title: { label: 'Chức vụ' },
      province: { label: 'Tỉnh, thành phố' },
      message: {
        label: 'Bạn đang cần gì?',
        hint: 'Số người dùng, việc cần giải quyết, phần mềm đang dùng…',
      },
      budget: { label: 'Ngân sách dự kiến' },
      timing: { label: 'Khi nào cần' },
    },
    choose: 'Chọn…',
    budgets: {
      under_100m: 'Dưới 100 triệu',
      '100m_500m': '100–500 triệu',
      '500m_1b': '500 triệu–1 tỷ',
      over_1b: 'Trên 1 tỷ',
    },
    timings: {
      this_month: 'Càng sớm càng tốt, trong tháng này',
      this_quarter: 'Trong quý này',
      this_year: 'Trong năm nay',
      later: 'Chưa rõ, đang tìm hiểu',
    },
    consent:
      'Tôi đồng ý nhận thêm thông tin sản phẩm và ưu đãi qua điện thoại, tin nhắn hoặc email; tôi có thể rút lại bất cứ lúc nào.',
    privacy:
      'Thông tin bạn gửi chỉ dùng để liên hệ và báo giá cho yêu cầu này. Bạn có thể yêu cầu xóa bất cứ lúc nào.',
    leaveEmpty: 'Để trống ô này',
    send: 'Gửi yêu cầu',
    mendThese: 'Cần sửa trước khi gửi',
    thanksTitle: 'Cảm ơn bạn, chúng tôi đã nhận được yêu cầu',
    thanks: 'Điều gì xảy ra tiếp theo',
    next: [
      'Một người trong nhóm nhận yêu cầu của bạn và đọc trước khi gọi.',
      'Trong giờ làm việc, bạn thường được gọi trong vòng 15 phút; ngoài giờ thì vào đầu buổi làm việc kế tiếp.',
      'Nếu lỡ cuộc gọi, chúng tôi thử lại vào giờ khác, không gọi dồn.',
    ],
    reference: 'Mã yêu cầu',
    again: 'Gửi yêu cầu khác',
  },
  en: {
    title: 'Get a quote for sales software',
    lead: 'Tell us what you need. A real person calls back, usually within 15 minutes in working hours.',
    otherLanguage: 'Tiếng Việt',
    pricing: 'Prices',
    pricingLead: 'First year, all in: set-up and training included, VAT not.',
    packages: [
      { name: 'Start', forWhom: 'Teams under 10 people', price: 'VND 90 million' },
      { name: 'Growth', forWhom: 'Teams of 10 to 50', price: 'VND 320 million' },
      {
        name: 'Enterprise',
        forWhom: 'Several branches, own integrations',
        price: 'from VND 750 million',
      },
    ],
    priceList: 'Download the full price list',
    remember:
      'May this page remember which parts you looked at, so that whoever calls need not ask twice?',
    rememberYes: 'Yes, fine',
    rememberNo: 'No, thanks',
    form: 'Ask for a quote',
    formLead: 'Name and phone are enough; the clearer the need, the closer the quote.',
    required: 'required',
    optional: 'optional',
    fields: {
      name: { label: 'Full name' },
      phone: { label: 'Phone', hint: 'For example 0912 345 678' },
      email: { label: 'Email' },
      company: { label: 'Company' },
      title: { label: 'Job title' },
      province: { label: 'Province or city' },
      message: {
        label: 'What do you need?',
        hint: 'How many users, what to solve, what you use today…',
      },
      budget: { label: 'Expected budget' },
      timing: { label: 'When do you need it' },
    },
    choose: 'Choose…',
    budgets: {
      under_100m: 'Under 100 million',
      '100m_500m': '100–500 million',
      '500m_1b': '500 million–1 billion',
      over_1b: 'Over 1 billion',
    },
    timings: {
      this_month: 'As soon as possible, this month',
      this_quarter: 'This quarter',
      this_year: 'This year',
      later: 'Not sure yet, looking around',
    },
    consent:
      'I agree to receive product news and offers by phone, text or email; I can take this back at any time.',
    privacy:
      'What you send is used only to contact you and to quote for this request. You can ask for its erasure at any time.',
    leaveEmpty: 'Leave this empty',
    send: 'Send the request',
    mendThese: 'Please mend before sending',
    thanksTitle: 'Thank you, we have your request',
    thanks: 'What happens next',
    next: [
      'Someone on the team takes your request and reads it before calling.',
      'In working hours you are usually called within 15 minutes; outside them, at the start of the next working session.',
      'If you miss the call we try again at another time of day, without pestering.',
    ],
    reference: 'Reference',
    again: 'Send another request',
  },
}
