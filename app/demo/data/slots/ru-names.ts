// Cities, people, positions and companies in Russian scenarios, in the cases needed.

import type { SlotSource } from '../types.ts'

/** Sources of places, people and companies. */
export const RU_NAMES: readonly SlotSource[] = [
  {
    kind: 'choice',
    rows: [
      { city: 'Пермь', city_acc: 'Пермь', city_gen: 'Перми', city_prep: 'Перми' },
      { city: 'Москва', city_acc: 'Москву', city_gen: 'Москвы', city_prep: 'Москве' },
      { city: 'Самара', city_acc: 'Самару', city_gen: 'Самары', city_prep: 'Самаре' },
      { city: 'Тюмень', city_acc: 'Тюмень', city_gen: 'Тюмени', city_prep: 'Тюмени' },
      { city: 'Новосибирск', city_acc: 'Новосибирск', city_gen: 'Новосибирска', city_prep: 'Новосибирске' },
      { city: 'Казань', city_acc: 'Казань', city_gen: 'Казани', city_prep: 'Казани' },
      {
        city: 'Екатеринбург',
        city_acc: 'Екатеринбург',
        city_gen: 'Екатеринбурга',
        city_prep: 'Екатеринбурге',
      },
      { city: 'Омск', city_acc: 'Омск', city_gen: 'Омска', city_prep: 'Омске' },
      { city: 'Хабаровск', city_acc: 'Хабаровск', city_gen: 'Хабаровска', city_prep: 'Хабаровске' },
      { city: 'Ярославль', city_acc: 'Ярославль', city_gen: 'Ярославля', city_prep: 'Ярославле' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      {
        colleague: 'Алексей Гришин',
        colleague_gen: 'Алексея Гришина',
        colleague_dat: 'Алексею Гришину',
        colleague_acc: 'Алексея Гришина',
        colleague_ins: 'Алексеем Гришиным',
      },
      {
        colleague: 'Светлана Макарова',
        colleague_gen: 'Светланы Макаровой',
        colleague_dat: 'Светлане Макаровой',
        colleague_acc: 'Светлану Макарову',
        colleague_ins: 'Светланой Макаровой',
      },
      {
        colleague: 'Роман Быков',
        colleague_gen: 'Романа Быкова',
        colleague_dat: 'Роману Быкову',
        colleague_acc: 'Романа Быкова',
        colleague_ins: 'Романом Быковым',
      },
      {
        colleague: 'Оксана Тарасова',
        colleague_gen: 'Оксаны Тарасовой',
        colleague_dat: 'Оксане Тарасовой',
        colleague_acc: 'Оксану Тарасову',
        colleague_ins: 'Оксаной Тарасовой',
      },
      {
        colleague: 'Никита Лаптев',
        colleague_gen: 'Никиты Лаптева',
        colleague_dat: 'Никите Лаптеву',
        colleague_acc: 'Никиту Лаптева',
        colleague_ins: 'Никитой Лаптевым',
      },
      {
        colleague: 'Марина Дроздова',
        colleague_gen: 'Марины Дроздовой',
        colleague_dat: 'Марине Дроздовой',
        colleague_acc: 'Марину Дроздову',
        colleague_ins: 'Мариной Дроздовой',
      },
      {
        colleague: 'Игорь Соболев',
        colleague_gen: 'Игоря Соболева',
        colleague_dat: 'Игорю Соболеву',
        colleague_acc: 'Игоря Соболева',
        colleague_ins: 'Игорем Соболевым',
      },
      {
        colleague: 'Людмила Пахомова',
        colleague_gen: 'Людмилы Пахомовой',
        colleague_dat: 'Людмиле Пахомовой',
        colleague_acc: 'Людмилу Пахомову',
        colleague_ins: 'Людмилой Пахомовой',
      },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { position: 'инженер-технолог', position_gen: 'инженера-технолога' },
      { position: 'кладовщик', position_gen: 'кладовщика' },
      { position: 'продавец-консультант', position_gen: 'продавца-консультанта' },
      { position: 'мастер участка', position_gen: 'мастера участка' },
      { position: 'экономист', position_gen: 'экономиста' },
      { position: 'сервисный инженер', position_gen: 'сервисного инженера' },
      { position: 'водитель погрузчика', position_gen: 'водителя погрузчика' },
      { position: 'логист', position_gen: 'логиста' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { supplier: 'ООО «Гидросталь»' },
      { supplier: 'ООО «ТехПоставка»' },
      { supplier: 'АО «Уралподшипник»' },
      { supplier: 'ООО «Комплект-Сервис»' },
      { supplier: 'ООО «Чистый цех»' },
      { supplier: 'ИП Мельник' },
      { supplier: 'ООО «СибЭнергоРемонт»' },
      { supplier: 'ООО «Офис Норд»' },
      { supplier: 'ООО «Промупаковка»' },
      { supplier: 'АО «Метиз-Трейд»' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { customer: 'ООО «Аквастрой»' },
      { customer: 'АО «Горводоканал»' },
      { customer: 'ООО «ХолодТорг»' },
      { customer: 'МУП «Теплосети»' },
      { customer: 'ООО «Север-Ритейл»' },
      { customer: 'АО «Молзавод № 3»' },
      { customer: 'ООО «Дом и сад»' },
      { customer: 'ИП Гринёв' },
    ],
  },
]
