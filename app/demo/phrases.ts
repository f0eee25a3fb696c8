// The few sentences of the demo's conversations that belong to no scenario: second attempts, silence, withdrawal, tags.
import type { Language } from '#kernel/contract/shapes.ts'

interface Phrases {
  /** Answers after a requester has said that it did not help. */
  readonly mended: readonly string[]
  /** Answer with which a request is finished when the requester never replied. */
  readonly no_reply: readonly string[]
  /** Why a requester withdraws a request. */
  readonly withdrawals: readonly string[]
  /** Answers when the work waits for somebody outside. */
  readonly third_party: {
    readonly anybody: readonly string[]
    readonly bank: readonly string[]
    readonly vendor: readonly string[]
  }
  /** First answers of the first line when specialists will finish it. */
  readonly passing: readonly string[]
  /** The same request sent once more. */
  readonly repeats: readonly string[]
  readonly tags: readonly string[]
}

export const phrases: Record<Language, Phrases> = {
  ru: {
    mended: [
      '{name}, вы правы, с первого раза исправили не всё. Сделали до конца и проверили на своей стороне. Если что-то ещё не сходится, ответьте здесь же.',
      'Приношу извинения за лишний круг. Причина найдена и устранена, теперь всё должно быть в порядке.',
      '{name}, разобрали ещё раз вместе с руководителем группы. Исправленный результат во вложении.',
    ],
    no_reply: [
      '{name}, две недели не получаем от вас ответа и завершаем обращение. Если вопрос ещё актуален, напишите сюда же: обращение откроется снова.',
      'Завершаю обращение, так как уточнение не пришло. Ответ на это сообщение вернёт его в работу.',
    ],
    withdrawals: [
      'Вопрос решился сам',
      'Отправлено по ошибке',
      'Больше не актуально',
      'Разобрались с коллегами',
    ],
    third_party: {
      anybody: [
        '{name}, отправили запрос внешней организации, ответ обычно приходит за два-три рабочих дня. Слежу и напишу, как только он будет.',
        'Ждём документ от второй стороны, без него завершить не можем. Напомнил{|а} им сегодня, вам ничего делать не нужно.',
        '{name}, всё, что зависит от нас, сделано. Осталось подтверждение со стороны, обычно это два-три дня.',
      ],
      bank: [
        'Вопрос сейчас на стороне банка. Срок ответа — до трёх рабочих дней, напомню им завтра.',
        '{name}, отправили запрос в банк и в фонд, ждём подтверждения. Как только придёт, напишу сюда.',
      ],
      vendor: [
        'Передали в поддержку разработчика программы, номер заявки у них получили. Сообщу, когда будет исправление.',
        '{name}, нужна запчасть или лицензия от поставщика, заказ сделан. Срок — до трёх рабочих дней.',
      ],
    },
    passing: [
      '{name}, спасибо, всё нужное в обращении есть. Передаю специалисту, остаюсь вашим контактом.',
      'Ваш вопрос ведёт профильная группа, передал{|а} им обращение со всеми данными. Ответ придёт сюда же.',
      '{name}, посмотрел{|а}: здесь нужен доступ специалистов. Обращение уже у них, заново ничего описывать не придётся.',
      'Принято. Передаю коллегам, которые этим занимаются; если они не ответят до завтрашнего обеда, напомню сам{|а}.',
      'Спасибо за подробности. Обращение у профильной группы, о сроке напишем вам отдельно.',
    ],
    repeats: [
      'Пишу ещё раз, не уверен{|а}, что прошлое сообщение дошло. ',
      'Дублирую. ',
      'Повторяю на всякий случай: ',
    ],
    tags: ['срочно', 'закрытие месяца', 'для базы знаний', 'повторно', 'массовое', 'нужен документ'],
  },
  en: {
    mended: [
      '{name}, you are right, the first attempt did not cover everything. It is done properly now and checked on our side. If anything still differs, reply here.',
      'Sorry for the extra round. We found the cause and removed it; everything should be in order now.',
      '{name}, the team lead and I went through it again. The corrected result is attached.',
    ],
    no_reply: [
      '{name}, we have had no reply for two weeks and are closing the request. If you still need it, write here and it opens again.',
      'I am closing this as the missing details have not come. A reply to this message brings it back.',
    ],
    withdrawals: [
      'It has solved itself',
      'Sent by mistake',
      'No longer needed',
      'Sorted out with colleagues',
    ],
    third_party: {
      anybody: [
        '{name}, we have asked the outside party; they usually answer within two or three working days. I will keep an eye on it.',
        'Everything on our side is done. One confirmation from outside is missing; there is nothing you need to do.',
      ],
      bank: [
        'This is with the bank now. They have up to three working days, and I will remind them tomorrow.',
        '{name}, we have asked the bank for a confirmation and will write as soon as it is here.',
      ],
      vendor: [
        'We passed it to the software vendor and have their ticket number. I will tell you when there is a fix.',
        '{name}, a part or a licence has to come from the supplier; it is ordered and should take three working days at most.',
      ],
    },
    passing: [
      '{name}, thank you, everything needed is there. I am passing it to a specialist and remain your contact.',
      'The team that deals with this has your request now, with all the details. The answer will come here.',
      '{name}, this needs access that only our specialists have. They have it already; there is nothing to repeat.',
      'Received. I have handed it to the colleagues in charge and will remind them if you hear nothing by noon tomorrow.',
    ],
    repeats: [
      'Writing again as I am not sure my first message arrived. ',
      'Sending this once more. ',
      'Just in case: ',
    ],
    tags: ['urgent', 'month-end', 'for an article', 'repeated', 'widespread', 'document needed'],
  },
}
