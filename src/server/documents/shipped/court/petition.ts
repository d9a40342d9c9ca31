import type { Block, ShippedTemplate } from "../shipped-template.ts";
import {
  each,
  eachRow,
  fromClient,
  head,
  item,
  lead,
  lineIf,
  numbered,
  p,
  plain,
  row,
  section,
  sign,
  table,
  title,
  to,
  toCourt,
  when,
} from "../write.ts";

const debts: readonly Block[] = [
  section("1. Обязательства"),
  lead(
    "Общий размер моих обязательств составляет {totals.debt.full}, из них без неустоек, штрафов и пеней — {totals.owed} руб. Число кредиторов — {totals.creditorCount}:",
  ),
  table(
    [[10, "center"], 55, 60, [40, "right"]],
    [
      eachRow("debts", "{n}", "{creditor.name}", "{basis}", "{amount}"),
      row({ text: "Итого", span: 3, isBold: true }, { text: "{totals.debt}", isBold: true }),
    ],
    { header: [head("№", "Кредитор", "Основание", "Всего, руб.")] },
  ),
  p(
    "Обязательства возникли из договоров и обязанностей, указанных в таблице. Сведения о них, об обязательных платежах и о моих должниках раскрыты в списке кредиторов и должников гражданина.",
  ),
  when(
    "client.paymentsStoppedOn",
    p(
      "Исполнение обязательств прекращено с {client.paymentsStoppedOn}: дохода не хватает, чтобы платить всем кредиторам.",
    ),
  ),
  when("paper.reason", p("Обстоятельства, которые привели к неплатёжеспособности: {paper.reason}")),
  p(
    "Удовлетворение требований одного кредитора или нескольких кредиторов приведёт к невозможности исполнить денежные обязательства и обязанность по уплате обязательных платежей в полном объёме перед другими; признаки неплатёжеспособности имеются ({law.insolvencyArticle}).",
  ),
  when(
    "totals.isCourtDuty",
    p(
      "Размер обязательств в совокупности составляет не менее {law.courtDuty} руб., поэтому я {client.obliged} обратиться в арбитражный суд с настоящим заявлением ({law.courtDutyArticle}).",
    ),
  ),
  when(
    "!totals.isCourtDuty",
    p(
      "Я предвижу банкротство: обстоятельства очевидно свидетельствуют о том, что исполнить обязательства в установленный срок я не в состоянии. В таком случае гражданин вправе подать заявление о признании его банкротом ({law.courtRightArticle}).",
    ),
  ),
];

const family: readonly Block[] = [
  section("2. Семья, работа и доход"),
  when("client.isSingle", p("В браке не состою.")),
  when(
    "client.isMarried",
    when(
      "spouse.name",
      p(
        "Состою в браке: {spouse.name}, {spouse.birthDate.orDash} года рождения; свидетельство о заключении брака: {spouse.certificate}.",
      ),
    ),
    when("!spouse.name", p("Состою в браке.")),
    when("client.hasMarriageContract", p("Брачный договор заключён, копия прилагается.")),
    when("!client.hasMarriageContract", p("Брачный договор не заключался.")),
  ),
  when("client.isDivorced", p("Брак расторгнут{#client.divorcedOn} {client.divorcedOn}{/}.")),
  when("client.isWidowed", p("Супруг (супруга) умер (умерла), свидетельство о смерти прилагается.")),
  when(
    "minorChildren",
    lead("На моём иждивении несовершеннолетние дети:"),
    each("minorChildren", item("{name}, {birthDate} года рождения, свидетельство о рождении: {certificate}.")),
  ),
  when("!minorChildren", p("Несовершеннолетних детей на иждивении нет.")),
  when(
    "client.isEmployed",
    each("jobs", p("Место работы: {employer}, должность: {position}, доход в месяц: {monthly} руб.")),
  ),
  when(
    "client.isUnemployed",
    p(
      "Постоянного места работы и дохода не имею{#client.isRegisteredUnemployed}; состою на учёте в качестве безработного{/}.",
    ),
  ),
  when(
    "allowances",
    lead("Получаемые пенсии и пособия:"),
    each("allowances", item("{kind}: {monthly} руб. в месяц, плательщик — {payer}, справка: {certificate}.")),
  ),
  when(
    "incomes",
    lead("Доход и удержанный налог за три года:"),
    table(
      [[20, "center"], 75, [35, "right"], [35, "right"]],
      [eachRow("incomes", "{year}", "{source}", "{sum}", "{tax}")],
      { header: [head("Год", "Источник", "Доход, руб.", "Налог, руб.")] },
    ),
  ),
  when("client.isSoleProprietor", p("Имею статус индивидуального предпринимателя, ОГРНИП {client.ogrnip}.")),
  when(
    "!client.isSoleProprietor",
    p(
      "Статуса индивидуального предпринимателя не имею{#client.soleProprietorEndedOn}; деятельность прекращена {client.soleProprietorEndedOn}{/}. Документ об этом получен не ранее чем за {law.statusProofDays} рабочих дней до подачи заявления и прилагается.",
    ),
  ),
];

const property: readonly Block[] = [
  section("3. Имущество, сделки, производства"),
  when(
    "realty",
    lead("Недвижимое имущество:"),
    each(
      "realty",
      item(
        "{title}, {address}, площадь {area} кв. м, собственность: {ownership}{#pledge}, залог: {pledge}{/}{#isOnlyHome}; единственное пригодное для проживания жильё{/}.",
      ),
    ),
  ),
  when("!realty", p("Недвижимого имущества в собственности нет.")),
  when(
    "vehicles",
    lead("Транспортные средства:"),
    each("vehicles", item("{title}, {year} г., VIN {vin}, стоимость {cost} руб.{#pledge}, залог: {pledge}{/};")),
  ),
  when("!vehicles", p("Транспортных средств в собственности нет.")),
  p("Полные сведения об имуществе, счетах, долях и ценных бумагах приведены в описи имущества."),
  when(
    "deals",
    lead(
      "За {law.dealsYears} года до подачи заявления совершены сделки с недвижимостью, ценными бумагами, долями, транспортом и сделки на сумму свыше {law.dealsFrom} руб.:",
    ),
    each("deals", item("{day}: {kind}, {title}{#sum}, сумма {sum} руб.{/}, другая сторона: {party};")),
  ),
  when(
    "!deals",
    p(
      "За {law.dealsYears} года до подачи заявления сделок с недвижимостью, ценными бумагами, долями, транспортом и сделок на сумму свыше {law.dealsFrom} руб. не совершалось.",
    ),
  ),
  when(
    "enforcements",
    lead("Исполнительные производства:"),
    each(
      "enforcements",
      item("№ {number} от {openedOn}, {bailiff}, {writ}, сумма {sum} руб.{#endedOn}, окончено {endedOn}{/};"),
    ),
  ),
  when("!enforcements", p("Сведений об исполнительных производствах нет.")),
  when(
    "bankruptcies",
    lead("Ранее проведённые процедуры банкротства:"),
    each("bankruptcies", item("{kind}, дело {caseNumber}, завершено {endedOn}, {result}.")),
  ),
  when(
    "!bankruptcies",
    when(
      "client.hadBankruptcy",
      p(
        "Ранее в отношении меня проводилась процедура банкротства{#client.lastBankruptcyEndedOn}, она завершена {client.lastBankruptcyEndedOn}{/}.",
      ),
    ),
    when("!client.hadBankruptcy", p("Ранее процедуры банкротства в отношении меня не проводились.")),
  ),
];

const attachments: readonly Block[] = [
  section("Приложения"),
  when("attachments", each("attachments", numbered("{title}, листов: {pages}."))),
  when(
    "!attachments",
    numbered("Список кредиторов и должников гражданина по форме приказа от 05.08.2015 № 530."),
    numbered("Опись имущества гражданина по форме того же приказа."),
    numbered(
      "Документы, подтверждающие задолженность, основание её возникновения и неспособность удовлетворить требования в полном объёме.",
    ),
    numbered("Документ о наличии или отсутствии статуса индивидуального предпринимателя."),
    numbered("Сведения о доходах и удержанном налоге за три года."),
    numbered("Справки банков о счетах, вкладах, остатках и операциях за три года."),
    numbered("Копии СНИЛС и сведений о состоянии индивидуального лицевого счёта."),
    when("client.inn", numbered("Копия свидетельства о постановке на учёт в налоговом органе (ИНН).")),
    when("realty", numbered("Копии документов, удостоверяющих право собственности на имущество.")),
    when("deals", numbered("Копии документов о сделках за три года.")),
    when("client.isRegisteredUnemployed", numbered("Копия решения о признании безработным.")),
    when("client.isMarried", numbered("Копия свидетельства о заключении брака.")),
    when("client.isDivorced", numbered("Копия свидетельства о расторжении брака.")),
    when("client.hasMarriageContract", numbered("Копия брачного договора.")),
    when("children", numbered("Копии свидетельств о рождении детей.")),
    numbered("Копия паспорта."),
    numbered("Почтовые квитанции и описи вложения о направлении копий заявления кредиторам."),
    when("matter.powerOn", numbered("Копия доверенности представителя от {matter.powerOn}.")),
    numbered("Ходатайство о введении реализации имущества."),
  ),
];

/** 213.4 of 127-FZ; the SRO is named, never a person. */
export const petition: ShippedTemplate = {
  code: "petition",
  kind: "petition",
  title: "Заявление гражданина о признании его банкротом",
  titleEn: "Petition of a citizen for bankruptcy",
  group: "court",
  numbered: false,
  body: [
    to(
      ...toCourt,
      ...fromClient,
      lineIf(
        "matter.powerOn",
        "**Представитель:** {matter.representativeName}, по доверенности от {matter.powerOn}, телефон: {firm.phone}",
      ),
      "**Кредиторы:**",
      `{#creditors [loopOver: "paragraph"]}{n}) {name}, {address}{/}`,
    ),
    title("Заявление\nгражданина о признании его банкротом"),
    p(
      "Прошу признать меня несостоятельным (банкротом) по правилам главы X Федерального закона от 26.10.2002 № 127-ФЗ «О несостоятельности (банкротстве)» (далее — Закон о банкротстве). Дело подсудно арбитражному суду по месту моего жительства ({law.courtVenueArticle}).",
    ),
    ...debts,
    ...family,
    ...property,
    section("4. Финансовый управляющий и расходы"),
    p(
      "Финансового управляющего прошу утвердить из числа членов саморегулируемой организации: {matter.sroName}, {matter.sroAddress} ({law.managerChoiceArticle}).",
    ),
    p(
      "Средства на выплату вознаграждения финансовому управляющему в размере {law.deposit.full} будут внесены в депозит арбитражного суда после принятия заявления, с указанием номера дела, до заседания по проверке его обоснованности ({law.depositArticle}). Государственная пошлина: {law.stateDuty} руб. ({law.stateDutyArticle}).",
    ),
    lead("На основании изложенного, руководствуясь статьёй 213.4 Закона о банкротстве,"),
    { kind: "paragraph", text: "**прошу:**", align: "center", indent: "none", keepWithNext: true },
    plain("1. Признать {client.citizenAcc} {client.name.acc} {client.insolvent} (банкротом).", "both"),
    plain(
      "2. Ввести процедуру, применяемую в деле о банкротстве гражданина, — реализацию имущества гражданина (мотивированное ходатайство прилагается).",
      "both",
    ),
    plain(
      "3. Утвердить финансового управляющего из числа членов саморегулируемой организации: {matter.sroName}.",
      "both",
    ),
    ...attachments,
    sign("Заявитель", "{client.name.initials}", "{doc.date.words}"),
  ],
};
