import type { Block, ShippedTemplate } from "../shipped-template.ts";
import {
  clientSign,
  fromClientShort,
  item,
  lead,
  p,
  plain,
  section,
  sign,
  title,
  to,
  toRecipient,
  when,
} from "../write.ts";

const ended = p(
  "{matter.courtName} по делу № {matter.caseNumber} вынес судебный акт: {matter.ruling} от {matter.rulingOn}. Он вступил в законную силу, копия прилагается.",
);

interface Letter {
  code: string;
  title: string;
  titleEn: string;
  heading: string;
  body: readonly Block[];
}
const letter = ({ code, title: name, titleEn, heading, body }: Letter): ShippedTemplate => ({
  code,
  kind: code,
  title: name,
  titleEn,
  group: "court",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title(heading),
    ended,
    ...body,
    plain("Приложение: копия судебного акта с отметкой о вступлении в законную силу."),
    clientSign("Заявитель"),
  ],
});

export const dischargeToCreditor = letter({
  code: "discharge-creditor",
  title: "Письмо кредитору после завершения процедуры",
  titleEn: "Letter to a creditor after the procedure",
  heading: "Заявление\nо прекращении взыскания",
  body: [
    when("recipient.note", p("Обязательство: {recipient.note}.")),
    p(
      "Названным судебным актом я {#client.isMale}освобождён{/}{#client.isFemale}освобождена{/} от дальнейшего исполнения требований кредиторов в пределах, которые в нём указаны. Требования, которые в силу закона сохраняются, в нём не затронуты.",
    ),
    lead("Прошу:"),
    item(
      "прекратить начисление процентов и неустоек и списать задолженность, на которую распространяется судебный акт;",
    ),
    item(
      "прекратить взыскание и взаимодействие, в том числе через привлечённых лиц, и отозвать исполнительные документы;",
    ),
    item("передать в бюро кредитных историй сведения о прекращении обязательства;"),
    item(
      "выдать справку об отсутствии задолженности и прекратить обработку моих данных, кроме той, которую требует закон ({law.withdrawalArticle}).",
    ),
  ],
});

export const dischargeToBureau = letter({
  code: "discharge-bureau",
  title: "Заявление в бюро кредитных историй после завершения процедуры",
  titleEn: "Application to a credit bureau",
  heading: "Заявление\nоб оспаривании информации в кредитной истории",
  body: [
    p(
      "В моей кредитной истории (дата рождения {client.birthDate}, {client.passportFull}, СНИЛС {client.snils}) обязательства, прекращённые судебным актом, по-прежнему показаны как действующие или просроченные.",
    ),
    when("recipient.note", p("Это относится к записям: {recipient.note}.")),
    p(
      "Прошу провести проверку у источников формирования кредитной истории, внести сведения о завершении процедуры банкротства и о прекращении обязательств и сообщить о результате письменно.",
    ),
  ],
});

export const dischargeToBailiffs = letter({
  code: "discharge-bailiffs",
  title: "Заявление приставам после завершения процедуры",
  titleEn: "Application to bailiffs after the procedure",
  heading: "Заявление\nоб окончании исполнительных производств",
  body: [
    when("enforcements", lead("В отношении меня ведутся или велись исполнительные производства:"), {
      kind: "each",
      list: "enforcements",
      body: [item("№ {number} от {openedOn}, {writ}, сумма {sum} руб.;")],
    }),
    p(
      "Прошу окончить исполнительные производства по требованиям, от исполнения которых я {#client.isMale}освобождён{/}{#client.isFemale}освобождена{/}, снять аресты с имущества и счетов, отменить ограничения, в том числе на выезд, и направить постановления мне и в банки. Производства по требованиям, которые сохраняются в силу закона, прошу назвать в ответе.",
    ),
  ],
});

/** After the discharge: what one may not do, until which day. */
export const consequencesMemo: ShippedTemplate = {
  code: "consequences-memo",
  kind: "consequences-memo",
  title: "Памятка о последствиях банкротства",
  titleEn: "Memo of consequences",
  group: "court",
  numbered: false,
  body: [
    title("Памятка о последствиях банкротства"),
    plain("**Для кого:** {client.name}"),
    plain("**Судебный акт:** {matter.ruling} от {matter.rulingOn}, дело № {matter.caseNumber}, {matter.courtName}"),
    section("Что ограничено и до какого дня"),
    item(
      "До {until.disclose} — принимая кредит или заём, нужно сообщать о факте банкротства ({law.discloseYears} лет).",
    ),
    item("До {until.petition} — нельзя самому подать новое заявление о признании банкротом ({law.petitionYears} лет)."),
    item(
      "До {until.manage} — нельзя занимать должности в органах управления юридического лица и иным образом участвовать в управлении им ({law.manageYears} года).",
    ),
    item(
      "До {until.manageFinance} — нельзя управлять страховой организацией, микрофинансовой компанией, негосударственным пенсионным или инвестиционным фондом ({law.manageFinanceYears} лет).",
    ),
    item("До {until.manageBank} — нельзя управлять кредитной организацией ({law.manageBankYears} лет)."),
    p(
      "Основание: {law.consequencesArticle}. Дни посчитаны от даты судебного акта; если он вступил в силу позже или был обжалован, спросите юриста.",
    ),
    section("Какие обязательства сохраняются"),
    p(
      "Не прекращаются: {law.notDischarged} ({law.notDischargedArticle}). Сохраняются и требования, о которых кредитор узнал позже, если он докажет недобросовестность должника.",
    ),
    section("Что сделать сейчас"),
    item(
      "Получите копии судебного акта с отметкой о вступлении в силу и храните их: они понадобятся банкам и приставам.",
    ),
    item("Проверьте через два месяца кредитные истории во всех бюро, где они есть, и базу исполнительных производств."),
    item(
      "Если кто-то требует прекращённый долг, ничего не подписывайте и не признавайте, сохраните запись и сообщите нам: {firm.phone}.",
    ),
    item(
      "Если откроется имущество, о котором не было известно в деле, производство может быть возобновлено: сообщите о нём сами.",
    ),
    sign("Юрист", "{matter.responsibleName.initials}"),
    sign("С памяткой {client.acquainted}", "{client.name.initials}", "{doc.date.words}"),
  ],
};
