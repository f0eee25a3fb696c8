// Hands the letter out as a file.
import type { Language } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import { letterWords } from '../../../text/letter.ts'
import { letterContent } from './content.ts'
import { letterPdf } from './pdf.ts'
import { letterXlsx } from './xlsx.ts'

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export async function sendLetter(
  ctx: Context,
  {
    client,
    month,
    format,
    language = ctx.language,
  }: { client: string; month: string; format: keyof typeof types; language?: Language | undefined },
): Promise<void> {
  const letter = await letterContent(ctx, { client, month, language })
  const file =
    format === 'pdf' ? await letterPdf(letter) : await letterXlsx(letter, speak(letterWords, language).file)
  await ctx
    .http!.reply.header('content-type', types[format])
    .header('content-disposition', `attachment; filename="${letter.file}.${format}"`)
    .send(file)
}
