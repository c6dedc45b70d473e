import { foldVietnamese } from '../text/fold.ts'

// The surnames of nearly all Kinh Vietnamese, without diacritics. Le and Van are also foreign names,
// so a surname only ever settles the order and case of a name, never a language.
const surnames: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan luong ' +
    'mai truong ha cao dao lam phung to ta quach thai chau luu vuong kieu trieu nghiem la khuat ' +
    'tong bach diep tang giang tu quan uong ong mac lai han kim chu tieu ton'
  ).split(' '),
)

export const isVietnameseSurname = (word: string): boolean => surnames.has(foldVietnamese(word))
