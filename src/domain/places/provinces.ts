export interface Province {
  /** The statistics office's code since July 2025. */
  readonly code: string
  readonly name: string
  /** Former provinces now part of it, besides the one whose name it keeps. */
  readonly absorbed: readonly string[]
}

const province = (code: string, name: string, ...absorbed: readonly string[]): Province => ({
  code,
  name,
  absorbed,
})

/** The 34 provinces since 1 July 2025. Source: National Assembly, resolution 202/2025/QH15. */
export const provinces: readonly Province[] = [
  province('01', 'Hà Nội'),
  province('04', 'Cao Bằng'),
  province('08', 'Tuyên Quang', 'Hà Giang'),
  province('11', 'Điện Biên'),
  province('12', 'Lai Châu'),
  province('14', 'Sơn La'),
  province('15', 'Lào Cai', 'Yên Bái'),
  province('19', 'Thái Nguyên', 'Bắc Kạn'),
  province('20', 'Lạng Sơn'),
  province('22', 'Quảng Ninh'),
  province('24', 'Bắc Ninh', 'Bắc Giang'),
  province('25', 'Phú Thọ', 'Vĩnh Phúc', 'Hòa Bình'),
  province('31', 'Hải Phòng', 'Hải Dương'),
  province('33', 'Hưng Yên', 'Thái Bình'),
  province('37', 'Ninh Bình', 'Hà Nam', 'Nam Định'),
  province('38', 'Thanh Hóa'),
  province('40', 'Nghệ An'),
  province('42', 'Hà Tĩnh'),
  province('44', 'Quảng Trị', 'Quảng Bình'),
  province('46', 'Huế'),
  province('48', 'Đà Nẵng', 'Quảng Nam'),
  province('51', 'Quảng Ngãi', 'Kon Tum'),
  province('52', 'Gia Lai', 'Bình Định'),
  province('56', 'Khánh Hòa', 'Ninh Thuận'),
  province('66', 'Đắk Lắk', 'Phú Yên'),
  province('68', 'Lâm Đồng', 'Đắk Nông', 'Bình Thuận'),
  province('75', 'Đồng Nai', 'Bình Phước'),
  province('79', 'Hồ Chí Minh', 'Bình Dương', 'Bà Rịa - Vũng Tàu'),
  province('80', 'Tây Ninh', 'Long An'),
  province('82', 'Đồng Tháp', 'Tiền Giang'),
  province('86', 'Vĩnh Long', 'Bến Tre', 'Trà Vinh'),
  province('91', 'An Giang', 'Kiên Giang'),
  province('92', 'Cần Thơ', 'Sóc Trăng', 'Hậu Giang'),
  province('96', 'Cà Mau', 'Bạc Liêu'),
]
