const text = (said: string, rest: object = {}) => ({
  type: 'TextBlock',
  text: said,
  wrap: true,
  ...rest,
})

const buttons = [
  {
    type: 'Action.Execute',
    title: '✋ Nhận lead',
    verb: 'claim',
    style: 'positive',
    data: { lead: 'L1' },
  },
  {
    type: 'Action.Submit',
    title: 'Ghi kết quả gọi',
    data: { msteams: { type: 'task/fetch' }, lead: 'L1' },
  },
  {
    type: 'Action.ShowCard',
    title: 'Vì sao?',
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'FactSet',
          facts: [
            { title: '+25', value: 'xem hết bảng giá' },
            { title: '+20', value: 'giám đốc' },
          ],
        },
      ],
    },
  },
  {
    type: 'Action.Execute',
    title: 'Lead rác',
    verb: 'junk',
    mode: 'secondary',
    style: 'destructive',
  },
  { type: 'Action.Execute', title: 'Trùng', verb: 'double', mode: 'secondary' },
]

/** A card with what a card of a lead has. */
export const leadCard = (userIds: readonly string[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'Container',
      style: 'attention',
      bleed: true,
      items: [
        text('🔥 **NÓNG · 92** — Anh Minh · Công ty An Phát', { size: 'medium' }),
        text('Form báo giá (Facebook Ads) · TP. Hồ Chí Minh · 2 phút trước', {
          isSubtle: true,
          size: 'small',
        }),
      ],
    },
    text('**Vì sao:** +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân'),
    {
      type: 'FactSet',
      facts: [
        { title: 'Điện thoại', value: '+84 90• ••• •67' },
        { title: 'BANT', value: '☑ Nhu cầu  ☐ Ngân sách' },
      ],
    },
    text('Chưa ai nhận · mở cho cả nhóm lúc 09:35', { isSubtle: true, size: 'small' }),
  ],
  actions: buttons,
  ...(userIds.length === 0
    ? {}
    : { refresh: { action: { type: 'Action.Execute', verb: 'view' }, userIds } }),
})

/** The bot's answer to whatever is pressed: a card of that person's own. */
export const refreshed = (_: unknown, name: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      text(`Bạn giữ lead này (cho ${name})`, { weight: 'bolder' }),
      text('📞 [+84 901 234 567](tel:+84901234567) · gọi trước 09:46'),
    ],
    actions: buttons.slice(1),
  },
})

export const callForm = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'Input.ChoiceSet',
      id: 'outcome',
      label: 'Kết quả',
      isRequired: true,
      errorMessage: 'Chọn kết quả.',
      choices: [
        { title: 'Đã gặp', value: 'reached' },
        { title: 'Không nghe máy', value: 'no_answer' },
      ],
    },
    { type: 'Input.Date', id: 'day', label: 'Ngày hẹn' },
    { type: 'Input.Time', id: 'time', label: 'Giờ hẹn' },
    {
      type: 'Input.ChoiceSet',
      id: 'bant',
      label: 'BANT',
      style: 'expanded',
      isMultiSelect: true,
      choices: [
        { title: 'Nhu cầu', value: 'need' },
        { title: 'Ngân sách', value: 'budget' },
      ],
    },
    { type: 'Input.Text', id: 'note', label: 'Ghi chú', isMultiline: true, value: 'hỏi giá' },
  ],
  actions: [{ type: 'Action.Submit', title: 'Lưu', style: 'positive', data: { form: 'call' } }],
}
