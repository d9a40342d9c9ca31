/**
 * Letters as a firm's mailbox has them, about 25 KB each: the head that mail services leave (marks of the way, two
 * signatures of domains, verdicts of the receiver), half of them with HTML as mail programs write it, each tenth with a
 * scan, each third an answer in a thread.
 */
export function* manyLetters(count: number): Generator<string> {
  const scan = base64(90_000);
  const page = htmlPage();
  for (let i = 0; i < count; i += 1) {
    const head = headOf(i);
    const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${WORDS}${i}\r\n`;
    const html = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${page}\r\n`;
    if (i % 10 === 0)
      yield `${head}Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n${text}--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="scan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${scan}\r\n--m--\r\n`;
    else if (i % 2 === 0)
      yield `${head}Content-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\n${text}--a\r\n${html}--a--\r\n`;
    else yield `${head}${text}`;
  }
}

const WORDS =
  "Здравствуйте! Высылаю документы по делу, просьба подтвердить получение и назвать дату заседания. ".repeat(8);

const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString("base64").replaceAll(/.{76}/g, "$&\r\n");

/** About 20 KB: a mail program writes a style on every paragraph, and quotes what it answers. */
function htmlPage(): string {
  const style = "margin:0cm;margin-bottom:.0001pt;font-size:11.0pt;font-family:'Calibri',sans-serif;color:#1F497D";
  const lines = Array.from({ length: 50 }, () => `<p class="MsoNormal" style="${style}">${WORDS.slice(0, 97)}</p>`);
  return `<html><head><style>p.MsoNormal{${style}}</style></head><body><div class="WordSection1">${lines.join("\r\n")}</div><img src="https://mail.test/logo.png"></body></html>`;
}

const SIGN = "kT9zq0".repeat(57);

function headOf(i: number): string {
  const way = (from: string, to: string) =>
    `Received: from ${from} (${from} [203.0.113.${i % 250}])\r\n\tby ${to} (nwsmtp/Mail) with ESMTPS id q${i}Xk${i % 97};\r\n\tMon, 23 Nov 2026 10:00:0${i % 9} +0700\r\n`;
  const signed = (domain: string) =>
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=mail;\r\n\tt=1795398000; bh=${SIGN.slice(0, 43)}=;\r\n\th=From:To:Subject:Date:Message-ID:In-Reply-To:References;\r\n\tb=${SIGN}=\r\n`;
  return (
    `Return-Path: <client${i % 900}@mail.test>\r\nDelivered-To: bench@firma.test\r\n` +
    way("mx.firma.test", "store.firma.test") +
    way("out12.mail.test", "mx.firma.test") +
    way("web7.mail.test", "out12.mail.test") +
    `Authentication-Results: mx.firma.test; spf=pass (mx.firma.test: domain of mail.test designates 203.0.113.${i % 250} as permitted sender, rule=[ip4:203.0.113.0/24]) smtp.mail=client${i % 900}@mail.test; dkim=pass header.i=@mail.test\r\n` +
    signed("mail.test") +
    signed("relay.mail.test") +
    `X-Mailer: MailProgram 16.0\r\nX-Spam: undefined\r\nX-Campaign-Id: ${i}\r\n` +
    `From: ${encoded(`Клиент ${i % 900}`)} <client${i % 900}@mail.test>\r\nTo: bench@firma.test\r\n` +
    `Subject: ${encoded(`Документы № ${i}`)}\r\nMessage-ID: <bench-${i}@mail.test>\r\n` +
    (i % 3 === 0 && i > 0 ? `In-Reply-To: <bench-${i - 1}@mail.test>\r\n` : "") +
    `Date: Mon, 23 Nov 2026 10:00:00 +0700\r\nMIME-Version: 1.0\r\n`
  );
}

const encoded = (words: string) => `=?UTF-8?B?${Buffer.from(words).toString("base64")}?=`;
