import type { Row, ShippedTemplate } from "../shipped-template.ts";
import { eachRow, head, item, lead, p, plain, row, rowIf, section, sign, small, table, title, when } from "../write.ts";
import { creditorsBody } from "../court/creditors-list.ts";

const part = (text: string): Row => row({ text, span: 3, isBold: true });

/** The form of order 497 as order 684 changed it: who asks, on what ground, what he confirms, what he attaches. */
export const mfcApplication: ShippedTemplate = {
  code: "mfc-application",
  kind: "mfc-application",
  title: "Заявление о признании гражданина банкротом во внесудебном порядке",
  titleEn: "Application for extrajudicial bankruptcy",
  group: "mfc",
  numbered: false,
  body: [
    plain("Форма утверждена: {law.mfcApplicationForm}", "right"),
    plain("В {matter.mfcName}\n{matter.mfcAddress}", "right"),
    title("Заявление\nо признании гражданина банкротом во внесудебном порядке"),
    table(
      [[12, "center"], 68, 85],
      [
        part("1. Сведения о гражданине"),
        row("1.1", "Фамилия", "{client.name.surname}"),
        row("1.2", "Имя", "{client.name.first}"),
        row("1.3", "Отчество (при наличии)", "{client.name.patronymic.orDash}"),
        row("1.4", "Прежние фамилии, имена, отчества (в случае изменения)", "{client.formerNames.orDash}"),
        row("1.5", "Дата рождения", "{client.birthDate}"),
        row("1.6", "Место рождения", "{client.birthPlace}"),
        row("1.7", "Страховой номер индивидуального лицевого счёта (СНИЛС)", "{client.snils}"),
        row("1.8", "Идентификационный номер налогоплательщика (при наличии)", "{client.inn.orDash}"),
        part("2. Документ, удостоверяющий личность"),
        row("2.1", "Вид документа", "паспорт гражданина Российской Федерации"),
        row("2.2", "Серия (при наличии) и номер", "{client.passport}"),
        row(
          "2.3",
          "Кем и когда выдан, код подразделения",
          "{client.passportIssuedBy}, {client.passportIssuedOn}, {client.passportDivision}",
        ),
        part("3. Адрес регистрации по месту жительства (пребывания) в Российской Федерации"),
        row("3.1", "Почтовый индекс", "{client.addressIndex}"),
        row("3.2", "Субъект Российской Федерации", "{client.addressRegion}"),
        row("3.3", "Район", "{client.addressDistrict}"),
        row("3.4", "Город", "{client.addressCity}"),
        row("3.5", "Населённый пункт", "{client.addressSettlement}"),
        row("3.6", "Улица", "{client.addressStreet}"),
        row("3.7", "Номер дома (владения)", "{client.addressHouse}"),
        row("3.8", "Номер корпуса (строения)", "{client.addressBuilding}"),
        row("3.9", "Номер квартиры", "{client.addressFlat}"),
        part("4. Контактные данные"),
        row("4.1", "Телефон", "{client.phone}"),
        row("4.2", "Адрес электронной почты (при наличии)", "{client.email.orDash}"),
        row("4.3", "Почтовый адрес для ответа", "{client.postalAddress}"),
      ],
    ),
    lead(
      "5. Прошу признать меня банкротом во внесудебном порядке в соответствии с параграфом 5 главы X Федерального закона от 26.10.2002 № 127-ФЗ «О несостоятельности (банкротстве)».",
    ),
    p(
      "6. Общий размер моих денежных обязательств, в том числе не наступивших, и обязанности по уплате обязательных платежей без неустоек, штрафов, процентов за просрочку и убытков составляет {totals.owed.full}; по закону он должен быть от {law.mfcMin} до {law.mfcMax} руб.",
    ),
    p("7. Основание (пункт 1 статьи 223.2 названного закона): {matter.mfcGround}"),
    lead("8. Сведения об исполнительных документах и производствах, на которых основано заявление:"),
    table(
      [[10, "center"], 40, 45, [25, "center"], [25, "center"], [20, "center"]],
      [
        eachRow(
          "enforcements",
          "{n}",
          "{number}",
          "{writ}, выдан {writIssuedOn}",
          "{openedOn}",
          "{endedOn}",
          "{endGround}",
        ),
        rowIf("!enforcements", "—", "—", "—", "—", "—", "—"),
      ],
      {
        header: [head("№", "Номер производства", "Исполнительный документ", "Возбуждено", "Окончено", "Основание")],
        fontHalfPoints: 20,
      },
    ),
    lead("9. Подтверждаю, что на дату подачи заявления:"),
    item(
      "в списке указаны все известные мне кредиторы и размер обязательств перед каждым; мне известно, что освобождение от обязательств касается только требований, которые в нём указаны, и в указанном размере;",
    ),
    item(
      "дело о моём банкротстве в арбитражном суде не возбуждено, процедура внесудебного банкротства в отношении меня не проводится, а с окончания прежней прошло не менее {law.mfcRepeatYears} лет (если она была);",
    ),
    item(
      "сведения в заявлении и списке кредиторов достоверны; об обязанности сообщить о поступлении имущества в срок {law.mfcReportDays} раб. дн. и о последствиях банкротства мне известно.",
    ),
    section("Приложения"),
    plain("1. Список кредиторов гражданина по форме, утверждённой приказом от 05.08.2015 № 530."),
    plain("2. Документ, подтверждающий место жительства или пребывания (если оно не указано в паспорте)."),
    plain("3. Документы, подтверждающие основание, указанное в пункте 7."),
    when(
      "matter.powerOn",
      plain("4. Копия доверенности представителя от {matter.powerOn}: {matter.representativeName}."),
    ),
    sign("Заявитель", "{client.name}", "{doc.date.words}"),
    small("Отметка МФЦ о приёме: № ____________, дата ____________, работник ____________"),
  ],
};

/** The same form 530; MFC takes it as it stands. */
export const mfcCreditors: ShippedTemplate = {
  code: "mfc-creditors",
  kind: "mfc-creditors",
  title: "Список кредиторов для МФЦ (форма приказа № 530)",
  titleEn: "List of creditors for MFC (form of order 530)",
  group: "mfc",
  numbered: false,
  isLandscape: true,
  fontHalfPoints: 22,
  body: creditorsBody(
    "Приложение к заявлению о признании гражданина банкротом\nво внесудебном порядке. Форма: приказ Минэкономразвития России\nот 05.08.2015 № 530, приложение № 1",
  ),
};
