// What the Government of Russia decided for each year beyond the Labour Code: moved days off and non-working days by decree.

/**
 * Facts of one year; dates are `MM-DD`. `moved` pairs the day off that is given up with the day that is free instead,
 * from the Government's yearly decree on the transfer of days off, named in `decree` by date and number.
 */
export type DecreedYear = {
  decree: string
  moved: readonly (readonly [from: string, to: string])[]
  /** Days made free by the President in addition to the Labour Code, like a holiday without a shortened eve. */
  extra_off?: readonly string[]
  /** Non-working days with pay, by decrees of the President; organisations that had to go on worked. */
  non_working?: readonly string[]
}

/** By year. Sources: official publication of acts (publication.pravo.gov.ru). */
export const decreedYears: { readonly [year: number]: DecreedYear } = {
  2011: { decree: '2010-08-05 № 600', moved: [['03-05', '03-07']] },
  2012: {
    decree: '2011-07-20 № 581, amended 2012-03-15 № 201',
    moved: [
      ['03-11', '03-09'],
      ['04-28', '04-30'],
      ['05-05', '05-07'],
      ['05-12', '05-08'],
      ['06-09', '06-11'],
      ['12-29', '12-31'],
    ],
  },
  2013: {
    decree: '2012-10-15 № 1048',
    moved: [
      ['01-05', '05-02'],
      ['01-06', '05-03'],
      ['02-25', '05-10'],
    ],
  },
  2014: {
    decree: '2013-05-28 № 444',
    moved: [
      ['01-04', '05-02'],
      ['01-05', '06-13'],
      ['02-24', '11-03'],
    ],
  },
  2015: {
    decree: '2014-08-27 № 860',
    moved: [
      ['01-03', '01-09'],
      ['01-04', '05-04'],
    ],
  },
  2016: {
    decree: '2015-09-24 № 1017',
    moved: [
      ['01-02', '05-03'],
      ['01-03', '03-07'],
      ['02-20', '02-22'],
    ],
  },
  2017: {
    decree: '2016-08-04 № 756',
    moved: [
      ['01-01', '02-24'],
      ['01-07', '05-08'],
    ],
  },
  2018: {
    decree: '2017-10-14 № 1250',
    moved: [
      ['01-06', '03-09'],
      ['01-07', '05-02'],
      ['04-28', '04-30'],
      ['06-09', '06-11'],
      ['12-29', '12-31'],
    ],
  },
  2019: {
    decree: '2018-10-01 № 1163',
    moved: [
      ['01-05', '05-02'],
      ['01-06', '05-03'],
      ['02-23', '05-10'],
    ],
  },
  2020: {
    decree: '2019-07-10 № 875',
    moved: [
      ['01-04', '05-04'],
      ['01-05', '05-05'],
    ],
    extra_off: ['07-01'],
    non_working: [
      ...['03-30', '03-31', '04-01', '04-02', '04-03', '04-06', '04-07', '04-08', '04-09', '04-10'],
      ...['04-13', '04-14', '04-15', '04-16', '04-17', '04-20', '04-21', '04-22', '04-23', '04-24'],
      ...['04-27', '04-28', '04-29', '04-30', '05-06', '05-07', '05-08', '06-24'],
    ],
  },
  2021: {
    decree: '2020-10-10 № 1648',
    moved: [
      ['01-02', '11-05'],
      ['01-03', '12-31'],
      ['02-20', '02-22'],
    ],
    non_working: ['05-04', '05-05', '05-06', '05-07', '11-01', '11-02', '11-03'],
  },
  2022: {
    decree: '2021-09-16 № 1564',
    moved: [
      ['01-01', '05-03'],
      ['01-02', '05-10'],
      ['03-05', '03-07'],
    ],
  },
  2023: {
    decree: '2022-08-29 № 1505',
    moved: [
      ['01-01', '02-24'],
      ['01-08', '05-08'],
    ],
  },
  2024: {
    decree: '2023-08-10 № 1314',
    moved: [
      ['01-06', '05-10'],
      ['01-07', '12-31'],
      ['04-27', '04-29'],
      ['11-02', '04-30'],
      ['12-28', '12-30'],
    ],
  },
  2025: {
    decree: '2024-10-04 № 1335',
    moved: [
      ['01-04', '05-02'],
      ['01-05', '12-31'],
      ['02-23', '05-08'],
      ['03-08', '06-13'],
      ['11-01', '11-03'],
    ],
  },
  2026: {
    decree: '2025-09-24 № 1466',
    moved: [
      ['01-03', '01-09'],
      ['01-04', '12-31'],
    ],
  },
}
