import type { Block, ShippedTemplate } from "../shipped-template.ts";
import { each, fromClient, item, lead, p, sign, title, to, toCourt, when } from "../write.ts";

interface Motion {
  code: string;
  title: string;
  titleEn: string;
  /** Filed before there is a number, together with the petition. */
  isBeforeCase?: boolean;
  body: readonly Block[];
}

const request: Block = { kind: "paragraph", text: "**прошу:**", align: "center", indent: "none", keepWithNext: true };

const motion = ({ code, title: name, titleEn, isBeforeCase, body }: Motion): ShippedTemplate => ({
  code,
  kind: code,
  title: name,
  titleEn,
  group: "court",
  numbered: false,
  body: [
    to(
      ...toCourt,
      ...(isBeforeCase === true ? [] : ["**Дело № {matter.caseNumber}**"]),
      ...fromClient.map((line) => (isBeforeCase === true ? line : line.replace("**Заявитель:**", "**Должник:**"))),
    ),
    title(name.replace(/^(Ходатайство|Заявление) /, "$1\n")),
    ...body,
    sign(isBeforeCase === true ? "Заявитель" : "Должник", "{client.name.initials}", "{doc.date.words}"),
  ],
});

const realisation = motion({
  code: "motion-realisation",
  title: "Ходатайство о введении реализации имущества гражданина",
  titleEn: "Motion for realisation at once",
  isBeforeCase: true,
  body: [
    p(
      "Одновременно с заявлением о признании меня банкротом прошу не вводить реструктуризацию долгов, а сразу ввести реализацию имущества гражданина ({law.realisationAtOnceArticle}).",
    ),
    p(
      "Общий размер обязательств — {totals.debt.full}. План реструктуризации, рассчитанный и на предельный срок {law.planYears} лет, исполнить невозможно.",
    ),
    when(
      "client.isUnemployed",
      p(
        "Постоянного источника дохода у меня нет, поэтому требованиям к гражданину, в отношении долгов которого может быть представлен план, я не соответствую.",
      ),
    ),
    when(
      "client.income",
      p(
        "Мой доход составляет {client.income} руб. в месяц. После вычета прожиточного минимума на меня{#?dependents} и иждивенцев{/} остатка не хватает, чтобы погасить требования даже в течение предельного срока плана.",
      ),
    ),
    when(
      "dependents",
      lead("На иждивении находятся:"),
      each("dependents", item("{name}, {birthDate} года рождения ({relation}).")),
    ),
    p(
      "Введение реструктуризации в таких условиях увеличит расходы и срок процедуры и уменьшит то, что получат кредиторы.",
    ),
    request,
    p(
      "По результатам проверки обоснованности заявления признать меня банкротом и ввести реализацию имущества гражданина сроком до {law.realisationMonths} месяцев.",
    ),
  ],
});

const deposit = motion({
  code: "motion-deposit",
  title: "Ходатайство о приобщении доказательств внесения средств в депозит суда",
  titleEn: "Motion to attach the proof of deposit",
  body: [
    p(
      "В производстве суда находится дело № {matter.caseNumber} о моём банкротстве; заявление принято {matter.acceptedOn}, заседание назначено на {matter.hearingOn}.",
    ),
    p(
      "{matter.depositPaidOn} в депозит арбитражного суда внесены денежные средства на выплату вознаграждения финансовому управляющему в размере {law.deposit.full}, с указанием номера дела в назначении платежа ({law.depositArticle}).",
    ),
    request,
    p(
      "Приобщить к материалам дела платёжный документ от {matter.depositPaidOn} о внесении {law.deposit} руб. в депозит суда.",
    ),
    p("Приложение: копия платёжного документа с отметкой банка."),
  ],
});

const livingMinimum = motion({
  code: "motion-living-minimum",
  title: "Ходатайство об исключении из конкурсной массы прожиточного минимума",
  titleEn: "Motion to exclude the living minimum",
  body: [
    p(
      "По делу № {matter.caseNumber} в отношении меня введена процедура, финансовый управляющий — {matter.managerName}.",
    ),
    when("client.income", p("Мой ежемесячный доход составляет {client.income} руб.")),
    when(
      "allowances",
      lead("Я получаю:"),
      each("allowances", item("{kind} — {monthly} руб. в месяц, плательщик {payer}.")),
    ),
    when(
      "minorChildren",
      lead("На моём содержании несовершеннолетние дети:"),
      each("minorChildren", item("{name}, {birthDate} года рождения.")),
    ),
    p(
      "Из дохода гражданина, составляющего конкурсную массу, исключаются средства в размере прожиточного минимума на самого гражданина и на лиц, находящихся на его иждивении ({law.keptIncomeArticle}).",
    ),
    request,
    p(
      "Исключить из конкурсной массы ежемесячно, со дня введения процедуры и до её завершения, денежные средства в размере величины прожиточного минимума, установленной в субъекте Российской Федерации по месту моего жительства для соответствующей социально-демографической группы населения (если она ниже установленной в целом по Российской Федерации — в размере последней).",
    ),
    when(
      "minorChildren",
      p(
        "Исключить из конкурсной массы в том же порядке средства на содержание каждого из названных детей в размере половины прожиточного минимума для детей, поскольку содержать их обязаны оба родителя, а если второй родитель содержания не предоставляет — в полном размере.",
      ),
    ),
    p("Приложения: документы о доходе, свидетельства о рождении детей (при наличии)."),
  ],
});

const property = motion({
  code: "motion-property",
  title: "Ходатайство об исключении имущества из конкурсной массы",
  titleEn: "Motion to exclude property",
  body: [
    p(
      "По делу № {matter.caseNumber} в отношении меня введена процедура, финансовый управляющий — {matter.managerName}.",
    ),
    p(
      "Имущество, на которое в соответствии с гражданским процессуальным законодательством нельзя обратить взыскание, а также имущество малой стоимости, доход от продажи которого не повлияет существенно на удовлетворение требований кредиторов, по мотивированному ходатайству гражданина исключается из конкурсной массы ({law.keptIncomeArticle}).",
    ),
    when(
      "realty",
      each(
        "realty",
        when(
          "isOnlyHome",
          p(
            "Жилое помещение — {title}, {address}, площадь {area} кв. м — является для меня и членов моей семьи единственным пригодным для постоянного проживания{#pledge}; залог: {pledge}{/}.",
          ),
        ),
      ),
    ),
    p("Основания для исключения: {paper.reason}"),
    request,
    p("Исключить из конкурсной массы имущество: {paper.request}"),
    p("Приложения: документы о праве на имущество, его стоимости и составе семьи."),
  ],
});

export const motions: readonly ShippedTemplate[] = [realisation, deposit, livingMinimum, property];
