/**
 * Other ways to write a province of before or after July 2025, by the name they stand for: short
 * forms, other spellings, and the best known city where people name that instead.
 */
export const provinceAliases: Readonly<Record<string, readonly string[]>> = {
  'Hồ Chí Minh': ['HCM', 'HCMC', 'TPHCM', 'SG', 'SGN', 'Sài Gòn', 'Thủ Đức'],
  'Hà Nội': ['HN', 'HNI'],
  'Đà Nẵng': ['ĐN', 'DNG'],
  'Hải Phòng': ['HP'],
  'Cần Thơ': ['CT'],
  Huế: ['Thừa Thiên Huế', 'Thừa Thiên', 'TTH'],
  'Bà Rịa - Vũng Tàu': ['BRVT', 'Vũng Tàu', 'Bà Rịa'],
  'Bình Dương': ['BD', 'Thủ Dầu Một'],
  'Đồng Nai': ['Biên Hòa'],
  'Đắk Lắk': ['Đắc Lắc', 'Đắc Lắk', 'Buôn Ma Thuột', 'BMT'],
  'Đắk Nông': ['Đắc Nông'],
  'Bắc Kạn': ['Bắc Cạn'],
  'Lâm Đồng': ['Đà Lạt'],
  'Khánh Hòa': ['Nha Trang'],
  'Bình Định': ['Quy Nhơn', 'Qui Nhơn'],
  'Gia Lai': ['Pleiku'],
  'Bình Thuận': ['Phan Thiết'],
  'Quảng Nam': ['Hội An', 'Tam Kỳ'],
  'Quảng Ninh': ['Hạ Long'],
  'Kiên Giang': ['Phú Quốc', 'Rạch Giá'],
  'Tiền Giang': ['Mỹ Tho'],
}
